'use strict';
// The page's one script. Text of documents reaches the page by textContent only, never as markup.

const data = JSON.parse(document.getElementById('data').textContent);
const { documents, figures, proofs, findings, steps } = data;
const sheets = [...document.querySelectorAll('.sheet')];
const elements = [];    // the button of each number
const parts = [];       // all that it is made of: in a release, a number can stand in several cells
const order = [];       // the numbers by place, sheet after sheet
for (const each of sheets) {
  const root = each.querySelector('t-sheet')?.shadowRoot ?? each;
  for (const element of root.querySelectorAll('.f')) {
    const number = +element.dataset.k;
    (parts[number] ??= []).push(element);
    if (!element.id) continue;
    elements[number] = element;
    order.push(number);
  }
}
const main = document.querySelector('main');
const panel = document.querySelector('.panel');
const proofBox = document.getElementById('proof');
const stepBox = document.getElementById('step');

let sheet = 0;      // the sheet that shows
let figure = -2;    // the number whose proof is open; -1 when a whole document's finding is
let step = -1;      // the place in `steps`; -1 before the first
let back = null;    // what had the focus before the proof was opened

function make(tag, name, text, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  element.append(...inside.filter(Boolean));
  return element;
}

function button(name, key, value, ...inside) {
  const element = make('button', name, '', ...inside);
  element.type = 'button';
  element.dataset[key] = value;
  return element;
}

// A release stands in a shadow root, which keeps to itself what was clicked, focused or chosen in it.

function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

function chosen(element) {
  return String(element.getRootNode().getSelection?.() ?? getSelection());
}

function paint(number, name, on = true) {
  for (const element of parts[number] ?? []) element.classList.toggle(name, on);
}

// Sheets and places

function show(number) {
  if (number === sheet || !sheets[number]) return;
  sheets[sheet].hidden = true;
  sheets[number].hidden = false;
  sheet = number;
  main.scrollTop = 0;
  for (const row of document.querySelectorAll('.document')) {
    if (+row.dataset.sheet === number) {
      row.setAttribute('aria-current', 'true');
      row.scrollIntoView({ block: 'nearest' });
    } else row.removeAttribute('aria-current');
  }
}

function home(number) {
  return documents[figures[number].doc].sheet;
}

function reveal(number, flash) {
  const element = elements[number];
  if (!element) return;
  show(home(number));
  const box = element.getBoundingClientRect(), view = main.getBoundingClientRect();
  const above = box.top < view.top + 40, below = box.bottom > view.bottom - 40;
  element.scrollIntoView({ block: above || below ? 'center' : 'nearest', inline: 'nearest' });
  element.focus({ preventScroll: true });
  if (flash) {
    element.classList.remove('flash');
    void element.offsetWidth; // restarts the animation
    element.classList.add('flash');
  }
}

// What is lit: the result and the inputs of one proof, or the witnesses of a finding

let lit = [];

function dark() {
  for (const number of lit) for (const name of ['in', 'out']) paint(number, name, false);
  lit = [];
}

function light(result, inputs) {
  dark();
  for (const number of inputs) paint(number, 'in');
  paint(result, 'out');
  lit = [...inputs, result];
}

function lightProof(index) {
  const proof = proofs[index];
  light(proof.result, proof.inputs || []);
  for (const card of proofBox.querySelectorAll('.proof')) {
    const shown = +card.dataset.card === index;
    card.classList.toggle('shown', shown);
    card.firstChild.setAttribute('aria-expanded', shown);
  }
}

// The panel

// The last part of a label path names the number; the parts above it say where it stands.
function named(it) {
  const path = it.label ? it.label.split(' > ') : [it.concept || 'In the text'];
  return { leaf: path.pop(), above: path.join(' › ') };
}

function figureRow(number) {
  const it = figures[number];
  const elsewhere = it.doc !== figures[figure]?.doc ? `${documents[it.doc].name}, ` : '';
  const place = [`${elsewhere}line ${it.line}`, it.segment, it.when].filter(Boolean).join(', ');
  const { leaf, above } = named(it);
  const row = button('figure', 'go', number,
    make('span', 'label', leaf), make('span', 'is', it.text), make('span', 'where', place));
  if (above) row.title = `${above} › ${leaf}`;
  return row;
}

function proofCard(index, self) {
  const proof = proofs[index];
  const title = button('', 'proof', index,
    proof.mark && make('b', '', proof.mark), make('span', '', proof.title),
    make('code', '', proof.rule), make('i', '', proof.verdict));
  const sums = make('dl');
  const say = (word, value, bad) => value && sums.append(make('dt', '', word), make('dd', bad ? 'bad' : '', value));
  const off = proof.verdict === 'contradicted' || proof.verdict === 'strained';
  say('Stated', proof.stated);
  say('Computed', proof.computed);
  say('Difference', proof.difference, off);
  say('Tolerance', proof.tolerance);
  const body = make('div', 'body', '', make('div', 'equation', proof.equation), sums);
  if (proof.result !== undefined && proof.result !== self) body.append(make('h3', '', 'Gives'), figureRow(proof.result));
  if (proof.inputs) body.append(make('h3', '', 'From'), ...proof.inputs.map(figureRow));
  const card = make('article', `proof ${proof.verdict}`, '', title, body);
  card.dataset.card = index;
  return card;
}

function findingCard(index) {
  const it = findings[index];
  const sign = make('i', 'sign', { error: '✕', warning: '!', note: 'i' }[it.severity]);
  const card = make('div', `verdict ${it.severity}`, '', sign, make('span', '', it.message),
    it.expected && make('em', '', `Expected ${it.expected}`),
    it.cause && make('em', '', `Likely: ${it.cause}`), make('code', '', it.code));
  return card;
}

function closeButton() {
  const close = button('plain', 'do', 'close');
  close.textContent = '✕';
  close.setAttribute('aria-label', 'Close the proof');
  return close;
}

function fill(...parts) {
  document.body.classList.remove('helping');
  document.body.classList.add('open');
  proofBox.replaceChildren(...parts.filter(Boolean));
  panel.scrollTop = 0;
}

// The witnesses of a finding that the proof beside it does not list already.
function related(index, proof) {
  const listed = [figure, ...(proof?.inputs || [])];
  const others = (findings[index].related || []).filter((number) => !listed.includes(number));
  if (!others.length) return null;
  return make('section', 'related', '', make('h2', '', 'Evidence'), ...others.map(figureRow));
}

function aboutFigure(number) {
  const it = figures[number];
  const said = [it.segment, it.when, it.basis].filter(Boolean).join(', ');
  const { leaf, above } = named(it);
  const what = make('div', 'what', '', make('span', '', above), make('b', '', leaf), make('span', '', said),
    make('span', '', `${documents[it.doc].name}, line ${it.line}, column ${it.column}`),
    it.concept && make('code', '', it.concept));
  const own = (it.proofs || []).slice().sort((a, b) => (proofs[a].result !== number) - (proofs[b].result !== number));
  const value = make('div', '', '', make('div', 'value', it.amount), make('span', `status ${it.status}`, it.status));
  const none = !own.length && make('p', 'what', 'No relation reaches this number: nothing else that is printed proves it or speaks against it.');
  return { own, parts: [make('div', 'top', '', value, closeButton()), what,
    ...(it.findings || []).map(findingCard), it.flaw && make('p', 'what', it.flaw), none] };
}

function select(number, choose, remember = true) {
  const element = elements[number];
  if (!element) return;
  if (figure < 0) back = element;
  paint(figure, 'on', false);
  figure = number;
  paint(figure, 'on');
  reveal(number);
  const { own, parts } = aboutFigure(number);
  const first = own.includes(choose) ? choose : own[0];
  const mine = (figures[number].findings || []).map((index) => related(index, proofs[first]));
  fill(...parts, ...own.map((index) => proofCard(index, number)), ...mine);
  if (first !== undefined) lightProof(first);
  else light(number, (figures[number].findings || []).flatMap((index) => findings[index].related || []));
  reveal(number); // the panel may have taken room
  if (remember && location.hash !== `#${element.id}`) history.pushState(null, '', `#${element.id}`);
  const place = steps.findIndex((index) => findings[index].figure === number);
  if (place >= 0 && findings[steps[step]]?.figure !== number) step = place;
  tell();
}

function close() {
  dark();
  paint(figure, 'on', false);
  figure = -2; // no number, and no finding of a whole document either
  document.body.classList.remove('open', 'helping');
  if (location.hash) history.pushState(null, '', location.pathname + location.search);
  tell();
  back?.isConnected && document.activeElement === document.body && back.focus({ preventScroll: true });
}

function help() {
  const helping = document.body.classList.contains('helping');
  const opened = document.body.classList.contains('open');
  if (opened) close();
  document.body.classList.toggle('helping', opened || !helping);
}

// Steps

function tell() {
  const total = steps.length;
  const many = total === 1 ? 'exception' : 'exceptions';
  stepBox.textContent = step < 0 ? `${total || 'No'} ${many}` : `${step + 1} of ${total} ${many}`;
  const shown = findings[steps[step]];
  const current = shown && (shown.figure ?? -1) === figure ? steps[step] : -1;
  for (const row of document.querySelectorAll('.finding')) {
    if (+row.dataset.finding === current) {
      row.setAttribute('aria-current', 'true');
      row.scrollIntoView({ block: 'nearest' });
    } else row.removeAttribute('aria-current');
  }
}

function openFinding(index) {
  const it = findings[index];
  step = steps.includes(index) ? steps.indexOf(index) : step;
  if (it.figure !== undefined) select(it.figure, it.proof);
  else {
    close();
    figure = -1;
    show(it.sheet);
    fill(make('div', 'top', '', make('div', 'value', 'The document'), closeButton()), findingCard(index), related(index));
    if (it.related?.length) {
      light(-1, it.related);
      reveal(it.related[0]);
    } else main.scrollTop = 0;
  }
  tell();
}

function exception(by) {
  if (!steps.length) return;
  step = step < 0 ? (by > 0 ? 0 : steps.length - 1) : (step + by + steps.length) % steps.length;
  openFinding(steps[step]);
}

// The next number, from the open or focused one, that `fits`; it wraps around over all documents.
function seek(by, fits) {
  if (!order.length) return;
  const at = focused()?.closest('.f');
  let from = order.indexOf(at ? +at.dataset.k : figure);
  if (from < 0) from = order.findIndex((number) => home(number) === sheet) - (by > 0 ? 1 : 0);
  for (let tried = 0; tried < order.length; tried += 1) {
    from = (from + by + order.length) % order.length;
    if (fits(figures[order[from]], elements[order[from]])) return order[from];
  }
}

function next(by, status) {
  const number = seek(by, (it, element) => it.status === status && !element.classList.contains('nil'));
  if (number !== undefined) select(number);
}

function beside(by) {
  const number = seek(by, () => true);
  if (number === undefined) return;
  if (figure >= 0) select(number, undefined, false);
  else reveal(number);
}

// One listener each for clicks, keys and history

const actions = {
  next: () => exception(1), back: () => exception(-1), close, help,
  lists: () => document.body.classList.toggle('toggled'),
};
const keys = {
  n: actions.next, j: actions.next, p: actions.back, k: actions.back,
  u: () => next(1, 'unproved'), U: () => next(-1, 'unproved'),
  ArrowRight: () => beside(1), ArrowLeft: () => beside(-1),
  '[': () => show(sheet - 1), ']': () => show(sheet + 1),
  b: actions.lists, Escape: close, '?': help,
};

document.addEventListener('click', (event) => {
  const at = event.composedPath()[0].closest?.('[data-k], [data-go], [data-finding], [data-sheet], [data-proof], [data-next], [data-do]');
  if (!at) return;
  const { k, go, finding, sheet: page, proof, next: status, do: action } = at.dataset;
  if (k !== undefined) { if (chosen(at)) return; select(+k); }
  else if (go !== undefined) reveal(+go, true);
  else if (finding !== undefined) openFinding(+finding);
  else if (page !== undefined) show(+page);
  else if (proof !== undefined) lightProof(+proof);
  else if (status !== undefined) next(1, status);
  else actions[action]();
});

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.composedPath()[0].closest?.('.f[tabindex]');
  if (at && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    select(+at.dataset.k);
  } else if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

function arrive() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const number = wanted ? elements.findIndex((element) => element?.id === wanted) : -1;
  if (number >= 0) select(number, undefined, false);
  else if (figure >= 0) close();
}

addEventListener('popstate', arrive);
tell();
arrive();
