"""The words around an amount come in; the measure, the party, the basis and the sign that they tell go out.

In the strings that are read here every phrase of time is the one character ``TIME``, and white space is single.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

TIME: Final = "\x01"
MAX_WORDS: Final = 18
"""A longer noun phrase was cut at the wrong place; better none."""

UP: Final = (
    r"(?:increas(?:ed?|es|ing)|ris(?:es?|ing)|rose|risen|gr(?:ew|ows?|own|owing)|climb(?:ed|s|ing)|improv(?:ed?|es|ing)|advanc(?:ed|ing)"
    r"|jump(?:ed|s|ing)|surg(?:ed|ing)|expand(?:ed|ing)|soar(?:ed|ing)|strengthened|rais(?:ed|ing)|gained|doubled|tripled)"
)
DOWN: Final = (
    r"(?:decreas(?:ed?|es|ing)|declin(?:ed?|es|ing)|f(?:ell|alls?|allen|alling)|drop(?:ped|s|ping)?|reduc(?:ed|ing)|shr(?:ank|unk)|slipped|dipped"
    r"|lower(?:ed|ing)|contracted|narrow(?:ed|ing)|weakened|tumbled|plunged)"
)
NOUN_UP: Final = r"(?:increases?|improvements?|growth|rise|gain(?= over| from)|expansion|jump)"
NOUN_DOWN: Final = r"(?:decreases?|declines?|reductions?|drop|fall|contraction|decrease)"
EQUAL: Final = (
    r"(?:was|were|is|are|totall?ed|totall?ing|totals|amount(?:ed|s|ing)\s+to|reach(?:ed|es|ing)|sets?(?:\s+(?:an?\s+)?new)?(?:\s+\x01)?|accounted\s+for|equall?ed|came\s+(?:to|in\s+at)|stood\s+at|remained\s+at|averaged|(?:(?:was|were|is|are|remained|held)\s+)?(?:(?:relatively|basically|essentially|virtually|largely)\s+)?(?:flat|unchanged|steady|stable)\s+at"
    r"|ended\s+(?:the\s+\x01\s+)?at|finished\s+at|of\s+\x01\s+was)"
)
REPORT: Final = r"(?:reports?|reported|reporting|posted|record(?:s|ed)|had|has|generat(?:ed|es|ing)|achieved|earned|earning|incurr(?:ed|ing)|produc(?:ed|ing)|delivered|announced|recogni[sz]ed|realized|experienced|sustained)"
COMPARE: Final = r"(?:(?:as\s+)?compared\s+(?:to|with)|as\s+against|against|versus|vs\.?|up\s+from|down\s+from|from|than|over|relative\s+to|in\s+comparison\s+(?:to|with))"
PREP: Final = r"(?:for|in|at|during|of|as\s+of|as\s+at|on|from|ended|over|by|through(?:out)?|since|to|with)"

VERB: Final = re.compile(rf"\b(?:{UP}|{DOWN}|{EQUAL}|{REPORT})\b")
IS_UP: Final = re.compile(rf"\b(?:{UP}|{NOUN_UP}|up|higher|more|better|above|greater)\b")
IS_DOWN: Final = re.compile(rf"\b(?:{DOWN}|{NOUN_DOWN}|down|lower|less|worse|below|fewer)\b")

_LEAD: Final = re.compile(
    r"^(?:\(?\d{1,2}\)|[\s,;:.'\"“”‘’)(\]–—-]+|(?:and|while|whereas|but|with|however|also|additionally|finally|meanwhile|moreover|similarly|further|furthermore|then|both)\b[\s,]*)+",
    re.IGNORECASE,
)
_INTRO: Final = re.compile(
    r"^(?:in|during|for|at|on|as|excluding|including|with|after|before|despite|without|driven|due|based|because|although|while|when|through|under|by|following|reflecting|on\s+a|year|however|overall|from|to|of|since"
    r"|among|within|specifically|sequentially|adjusted\s+for|net\s+of|compared|\x01)\b|^\x01"
)
_CUT: Final = re.compile(
    r"(?:;|--|[—―]|[\s\x01][–-]\s|\bwhile\b|\bwhereas\b|\bwhich\b|\bthat\b|\bbecause\b|\bwho\b|\bwhere\b|\balthough\b|\bsaid\b|\bsays\b|[:“”\"]|\bas\s+(?=(?:the|our|its|net|total)\b))"
)
_TIMES: Final = re.compile(
    rf",?\s*(?:\b{PREP}\s+)?(?:\b(?:the|its|our|a|an|this|both|end\s+of(?:\s+the)?|current|first|full)\s+)*{TIME}(?:['’]s)?(?:\s+(?:period|periods|results|quarter))?\s*,?",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"\s*\((?:[^()\s]+\s+){2,}[^()]*\)?")
_DETERMINER: Final = re.compile(r"^(?:(?:the|our|its|a|an|their|this|these|total\s+(?=of))\s+)+", re.IGNORECASE)
_TRAILING: Final = tuple(
    "has have had also was were is are been be will would and then further again slightly modestly significantly sharply"
    " substantially approximately strongly by of for in at the to a an on from respectively".split()
)
_TRAIL: Final = re.compile(rf"[\s,]*(?<!&)\b(?:{'|'.join(_TRAILING)})$", re.IGNORECASE)
_PRONOUN: Final = re.compile(
    r"^(?:(?:we|it|they|you|he|she|that|as|there|which|who|was|were|is|are|has|have|had|will|include[sd]?|represent|before|after|reflecting|representing|driven|due|offset|partially|primarily|largely|compared)\b.*|.*\s(?:is|are|was|were|has|have|will|would|can)\s.*|it|this|that|which|they|we|these|there|company|corporation|management|those|he|she|such|registrant|issuer|bank|us|you|what|all|some|many|each)$",
    re.IGNORECASE,
)
_NAMED_AFTER: Final = re.compile(r"\(\s*(?:the\s+|or\s+|a\s+)?[\"“](?P<term>[A-Z][^\"”()]{2,40})[\"”]\s*\)[\s,]*$")
_QUOTED: Final = re.compile(r"\s*\((?:the\s+|or\s+)?[\"“‘][^()]{1,60}\)")
_STARTED: Final = re.compile(
    r"^.*\b(?:started|continued|remained|performed|benefited|saw|led|drove|came|went|made|helped|began|returned|experienced)\b.*\band\s+"
)
_TORN: Final = re.compile(r"(?<=\w-)\s+(?=[A-Za-z])")

_NAME: Final = r"[A-Z][\w&.’'-]*(?:\s+(?:(?:and|of|&|de|the)\s+)?[A-Z][\w&.’'-]*){0,5}"
_PARTY: Final = re.compile(
    rf"\s+(?:of|at|for|in|from|by|within)\s+(?:the\s+|our\s+|its\s+)?(?:[Cc]ompany['’]s\s+|[Cc]orporation['’]s\s+)?(?P<name>{_NAME})(?P<rest>(?:\s+(?:segment|division|business|group|unit|operations|region|subsidiary|market))?)(?=\s|$|,)"
)
_PARTY_FIRST: Final = re.compile(
    r"^(?:[Cc]ompany['’]s\s+)?(?P<name>[A-Z][\w&.’'-]*(?:\s+(?:(?:and|of|&)\s+)?[A-Z][\w&.’'-]*){0,4}(?:\s+(?:segment|division|business|group|unit))?)['’]?s?\s+(?P<rest>[a-z].*|EBITDA.*|EPS.*)$"
)
_SHOUT: Final = re.compile(
    r"^(?:[A-Z&.,-]{2,}|U\.S\.|GAAP|Non-GAAP|Adjusted|Net|Gross|Operating|Total|Core|Organic|Comparable|Non-[A-Za-z]+|Pro)$"
)
_BASIS: Final = re.compile(
    r"\b(?:excluding|exclusive\s+of|(?<!risk[\s-])(?<!seasonally\s)adjusted(?=\s+(?!its|our|the|their|his|to\b|by\b|downward|upward)[a-z])|non-\s?gaap|constant[\s-]currency|currency[\s-]neutral|organic(?:ally)?|comparable(?!\s+(?:quarter|period|prior|year|fiscal|\d|three|six|nine|twelve|first|second|third|fourth|month))|same[\s-]store|cc(?=\W|$)|pro\s+forma|core(?=\s+(?:eps|earnings|results|operating|constant|organic|net|revenue|gross|effective|growth|diluted|income))|normali[sz]ed|underlying|as\s+if|before\s+special"
    r"|fully\s+taxable|tax[\s-]equivalent|annualized)\b"
)
_BASIS_STEMS: Final = (
    "exclu", "adjusted", "gaap", "currency", "organic", "comparable", "same", "cc", "forma", "core", "normali", "underlying",
    "if", "special", "taxable", "equivalent", "annualized",
)  # fmt: skip
"""Words without any of these tell no basis."""
_LOSS: Final = re.compile(r"\b(?:loss(?:es)?|deficit|shortfall)\b|\bcash\s+(?:flows?\s+)?used\b|\bnegative\b")
_NOT_LOSS: Final = re.compile(
    r"\b(?:loan|credit|lease|insurance|catastrophe|claims?|unearned|incurred)\s+(?:and\s+\w+\s+)?loss|\bfor\s+(?:\w+\s+){0,2}losses|\bloss(?:es)?\s+(?:and|ratio|reserves?|adjustment|provision|carry)"
    r"|\((?:net\s+)?loss(?:es)?\)|\bgains?\s*(?:\(|or|and|/)|\b(?:income|earnings|profit)\s*(?:or|and|/)|\bloss(?:es)?\s*\)|\bbefore\s+loss|\ballowance|\bprovision"
)


def squeeze(text: str) -> str:
    """``text`` with single white space, and words mended that a line end had cut at their hyphen."""
    return " ".join((_TORN.sub("", text) if "-" in text else text).split())


def noun_phrase(text: str) -> str:
    """The noun phrase that ends ``text``, without connectives, introductions, times and determiners; "" when unsure."""
    named = _NAMED_AFTER.search(text) if ")" in text else None
    if named is not None:
        return named.group("term")
    text = _QUOTED.sub(" ", text) if "(" in text else text
    cuts = list(_CUT.finditer(text))
    text = _STARTED.sub("", text) if " and " in text else text
    if cuts and cuts[-1].group() in ("which", "who", "where"):
        return ""
    if (cuts and cuts[-1].group() not in ("“", "”", '"')) or (cuts and text[cuts[-1].end() :].strip()):
        text = text[cuts[-1].end() :]
    text = _LEAD.sub("", text)
    for _ in range(4):
        left, comma, right = text.partition(",")
        small = left.lower()
        if not comma or not right.strip(" ,") or not (_INTRO.match(small) or VERB.search(small)):
            break
        text = _LEAD.sub("", right)
    return tidy(text)


def tidy(text: str) -> str:
    """``text`` as a noun phrase: no times, asides, determiners or dangling words; "" when it is none."""
    text = _ASIDE.sub(" ", text) if "(" in text else text
    text = squeeze(_TIMES.sub(" ", text) if TIME in text else text).strip(" ,.;:'\"“”‘’-–—*†‡^(")
    for _ in range(4):
        shorter = _TRAIL.sub("", text) if text.lower().endswith(_TRAILING) else text
        if shorter == text:
            break
        text = shorter
    text = _RECORD.sub("", _DETERMINER.sub("", _LEAD.sub("", text))).strip(" ,")
    if text.count(" ") >= MAX_WORDS or _PRONOUN.match(text) or not any(char.isalpha() for char in text):
        return ""
    return text


_BRACKETS: Final = re.compile(r"\s\((?![^()]{0,12}\)$)[^()]*\)")
_OF_BOUND: Final = re.compile(
    rf"\b(?:{EQUAL}|{REPORT}|{UP}|{DOWN}|compared\s+(?:to|with)|versus|vs\.?|included|includes|including|result(?:ed|s|ing)\s+in|dr(?:ove|ives|iving)|received|paid|declared|by|with|representing|reflecting|consists?\s+of|consisting\s+of|despite|due\s+to|following"
    r"|issued|exchanged|sold|raised|completed|repurchased|purchased|on|or|(?:to|from)(?=\s+(?:a|an|the)\b)|into|plus|than|against|offset\s+by|excluding|after|for\s+an?(?=\s)|at(?=\s+an?\s)|resulting\s+in|was\s+a)\b|[,;(:]"
)


def phrase_before_of(text: str) -> tuple[str, str]:
    """For "The Metals Group reported a loss from operations" (before "of $656,000"): measure, and who reported it."""
    text = _BRACKETS.sub(" ", text) if "(" in text else text
    text = (_TIMES.sub(" ", text) if TIME in text else text).rstrip(" ,")
    small = text.lower()
    bound = None
    for bound in _OF_BOUND.finditer(small):  # noqa: B007 - the last match is wanted
        pass
    if bound is None:
        return noun_phrase(text), ""
    measure = tidy(text[bound.end() :])
    said_by = ""
    if re.fullmatch(REPORT, bound.group()):
        said_by = party_name(noun_phrase(re.sub(r"\([^()]*\)", " ", text[: bound.start()])))
    return measure, said_by


def party_name(phrase: str) -> str:
    """``phrase`` when it names a part of the issuer ("Metals Group"), "" when it is the issuer or a pronoun."""
    phrase = re.sub(r"^(?:[Cc]ompany|[Cc]orporation)['’]s\s+|\s+(?:today|also|recently|now)$", "", phrase)
    if phrase.lower().startswith(
        ("our", "its", "their", "his ", "my ", "in ", "for ", "at ", "on ", "as ", "this ", "these ")
    ):
        return ""
    return phrase if phrase[:1].isupper() and phrase.count(" ") <= 6 else ""


_HEADS: Final = re.compile(r"^(?:net\s+)?(?:loss(?:es)?|income|profits?|earnings|gain)$", re.IGNORECASE)
_ANY_HEAD: Final = re.compile(r"\b(?:net\s+)?(?:loss(?:es)?|income|profits?|earnings)\b", re.IGNORECASE)


def full_measure(short: str, whole: str) -> str:
    """The measure of "compared to a loss of" beside "income from operations": "loss from operations"."""
    if _HEADS.match(short) and len(short) < len(whole):
        return _ANY_HEAD.sub(short, whole, count=1)
    words = set(whole.lower().split())
    return whole if words.issuperset(short.lower().split()) else short


_RECORD: Final = re.compile(r"^(?:(?:record|quarterly|full[\s-]year|all-time\s+high)\s+)+(?=[A-Za-z])", re.IGNORECASE)
_SIZE: Final = re.compile(
    r"^(?:(?:record|quarterly|annual|full-year|total|worldwide|global|consolidated)\s+)+", re.IGNORECASE
)


def split_party(measure: str, initial: bool = True) -> tuple[str, str]:
    """("Income from operations", "Rubber Group") from "Income from operations at the Rubber Group".

    ``initial`` says that the measure begins its sentence.
    """
    for match in _PARTY.finditer(measure):
        name = match.group("name")
        if not _SHOUT.match(name):
            rest = squeeze(measure[: match.start()] + " " + measure[match.end() :])
            return rest, name + match.group("rest")
    match_first = _PARTY_FIRST.match(_SIZE.sub("", measure))
    if match_first is not None:
        words = [word for word in match_first.group("name").split() if word[0].isupper()]
        # At the start of a sentence one capital says nothing.
        if (len(words) > 1 or not initial) and not any(_SHOUT.match(word) for word in words):
            return match_first.group("rest"), match_first.group("name").removesuffix("'").removesuffix("’")
    return measure, ""


def can_tell_basis(small: str) -> bool:
    """Whether ``basis_of`` can find anything in ``small``: a cheap look."""
    return any(map(small.__contains__, _BASIS_STEMS))


def basis_of(small: str) -> str:
    """The words of ``small`` that say that a measure is not the plain one ("excluding", "non-gaap"), joined."""
    if not can_tell_basis(small):
        return ""
    found = dict.fromkeys(squeeze(match.group()).replace("- ", "-") for match in _BASIS.finditer(small))
    return " ".join(found)


@lru_cache(maxsize=2048)
def loss_sign(measure: str) -> int:
    """-1 where the words of a measure make a printed number negative ("net loss"), else +1."""
    small = measure.lower()
    return -1 if _LOSS.search(small) and not _NOT_LOSS.search(small) else 1


def way(words: str) -> int:
    """+1 for words that say up, -1 for down, 0 for neither (or both)."""
    return (1 if IS_UP.search(words) else 0) - (1 if IS_DOWN.search(words) else 0)
