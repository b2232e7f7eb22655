"""Codes come in; the page of each rule goes out: what it does, why it matters, an example."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of one code."""

    code: str
    name: str
    what: str
    why: str
    example: str

    @property
    def text(self) -> str:
        """The whole page, as ``tieout rule`` prints it."""
        return (
            f"{self.code} {self.name}\n\nWhat it does\n  {self.what}\n\nWhy it matters\n  {self.why}\n\n"
            f"Example\n{self.example}\n"
        )


_TOTALS = "A total that does not foot is the plainest error that a reader can find."
_TWICE = "Figures are typed more than once and corrected once."
_CHANGES = "Percentages come from a calculator and survive every later correction of the amounts."
_UNREACHED = (
    "Proved means consistent with what else is printed; what nothing repeats or adds up was not checked at all."
)
_PRIORS = "Comparatives are copied from last year's file, and nobody reads them again."
_TERMS = "Terms are contracts: a number that does not follow from the others is a dispute in waiting."
_RECORDS = "A draft can agree with itself from the first line to the last, and not with the books."

PAGES = {
    page.code: page
    for page in (
        Page("T001", "unproved figure", "With --strict, a figure that no relation reaches fails the check.", _UNREACHED,
             '      "an undiscounted value of $8,264,000", and no other line says so'),
        Page("T101", "foot", "A row is the sum of the rows above it, in every column.", _TOTALS,
             "      Rubber    1,463\n      Metals     (656)\n               ------\n      Total       817   (computed 807)"),
        Page("T102", "cross-foot", "A column is the sum of other columns, in every row.", _TOTALS,
             "      North   South   Total\n        120      80     210   (computed 200)"),
        Page("T103", "difference", "A row is rows less other rows; the signs are those that all columns share.", _TOTALS,
             "      Net sales       24,392\n      Cost of sales   22,399\n                      ------\n"
             "      Gross profit     2,993   (computed 1,993)"),
        Page("T104", "total of totals", "A row is the sum of rows that are totals themselves.", _TOTALS,
             "      Total liabilities              44,175\n      Total equity                  114,466\n"
             "      Total liabilities and equity  158,461   (computed 158,641)"),
        Page("T105", "identity of statements", "Line items that are bound by what they mean: assets are liabilities and equity.", _TOTALS,
             "      Total assets                      158,641\n      Total liabilities and equity      158,461   (computed 158,641)"),
        Page("T201", "same line item twice", "The same line item in two tables of a document has the same figures.", _TWICE,
             "      Income from continuing operations (1,549) in the statement, (1,796) in the reconciliation"),
        Page("T202", "sentence and table", "A sentence repeats the figure of a table.", _TWICE,
             '      "Net sales were $24,329,000" over a table that says 24,392'),
        Page("T203", "sentence and sentence", "Two sentences give the same fact the same figure.", _TWICE,
             '      "net income of $3,183,000" in the lead, "$3,138,000" further down'),
        Page("T204", "tag and body",
             "A tag of a submission's financial data schedule (EX-27) has the amount that its statements print. A warning, "
             "never an error, and only where the other tags of the column agree.",
             "Whoever reads filings by machine reads the schedule, and nobody else does.",
             "      <TOTAL-LIABILITY-AND-EQUITY> 6,234 in the schedule, 5,364 in the balance sheet"),
        Page("T205", "tag and print",
             "A number tagged in inline XBRL has the value, scale, sign and period of its tag, and numbers that are tagged "
             "as one fact agree. An error only where two prints of one fact differ by a slip.",
             "The tag is what machines read, the print is what people read.",
             '      <ix:nonFraction name="us-gaap:Revenues" scale="3">94,836</ix:nonFraction> in a table in millions'),
        Page("T301", "percentage of change", "A percentage of change follows from the two figures compared, in sentences and in columns.", _CHANGES,
             '      "$24,392,000, compared to $27,806,000, a decrease of 21%"   (computed 12.3%)'),
        Page("T302", "amount of change", "An amount of change is the difference of the two figures compared.", _CHANGES,
             '      "up $1.2 million to $5.0 million from $3.7 million"   (computed 1.3)'),
        Page("T303", "direction word", "A word of direction agrees with the two figures compared.",
             "Verbs are carried over from the last release when the amounts are not.",
             '      "net sales increased to $5.2 million from $5.9 million"'),
        Page("T401", "earnings per share", "Net income over weighted average shares is earnings per share.",
             "Per-share amounts are the most read figures of a release and are computed outside the statement.",
             "      Net loss (156), 4,932 shares, (0.30) a share   (computed 0.03)"),
        Page("T402", "share or margin", "A percentage is one line item of the table by another.", _CHANGES,
             "      Net sales 24,392, gross profit 1,993, gross margin 9.2%   (computed 8.2%)"),
        Page("T501", "prior document",
             "A comparative is what the issuer's earlier document printed for that period, on the same basis. A figure that "
             "differs alone in its column is told; an error where two digits are transposed, or one dropped or doubled.",
             _PRIORS,
             "      Net sales 2004: 52,301 in this year's release, 52,310 in last year's"),
        Page("T502", "parts of a year",
             "Quarters add up to halves, nine months and years over an issuer's documents. Amounts of money only: per-share "
             "amounts, weighted shares, rates and balances are never added over periods.",
             "A last quarter is mostly the year less nine months, and a wrong year to date makes a wrong quarter.",
             "      104,882 in six months + 55,127 in the quarter = 160,090 in nine months   (computed 160,009)"),
        Page("T503", "opening and closing balance",
             "A balance that opens a period is the one that closed the period before: in the next column, in the document "
             "before, or in the balance sheet of that day.",
             "An opening balance that is not the last closing balance says that something between them is missing.",
             "      Cash at beginning of year 3,373; cash at end of the year before 3,337"),
        Page("T504", "comparatives changed",
             "A note, never an error: the comparatives of a document differ as a set from what the earlier one printed. "
             "They are restated (the document says so), recast (such as for discontinued operations), reclassified (what "
             "one line loses another gains), changed by a split of the shares, or revised rates.",
             "What is restated or recast is compared with nothing that is not.",
             "      7 of 12 comparatives differ from q1-2004.txt, as recast: Net sales 47,822, was 52,310; ..."),
        Page("T505", "sentence and prior document",
             "A sentence recalls the figure of a period that only an earlier document's table has.", _TWICE,
             '      "net sales of $58,204,000 in the preceding quarter", which the release of that quarter prints'),
        Page("T601", "whole and parts", "A whole that a sentence says consists of parts is their sum.", _TERMS,
             '      "the $37 million facility consists of a $23.5 million line and a $13 million loan"'),
        Page("T602", "product of terms", "Instalments, counts and amounts multiply to the amount they repay.", _TERMS,
             '      "a $13.5 million loan in 45 instalments of $310,000"'),
        Page("T603", "words and digits", "A number in words equals the digits beside it.", _TERMS,
             '      "Four Hundred Fifty (540) shares"'),
        Page("T701", "par value", "Shares times par value is the aggregate par value.", _TERMS,
             '      "450 shares of $100 par value, in all $54,000"'),
        Page("T702", "units at a ratio", "Units issued follow from the ratio and what it applies to.", _TERMS,
             '      "ten warrants for each $1,000 of notes": $42,476,000 of notes, 424,781 warrants   (computed 424,760)'),
        Page("T801", "agrees with a record",
             "With --support: a figure is what a signed filing, a schedule or an account says of the same line item (by concept "
             "or label), period and unit. A figure that differs is an error where the column of the record is sure: four of its "
             "other lines agree, and few differ.",
             _RECORDS,
             "      Net sales 24,932 in the draft, 24,392 on line 88 of the signed 10-Q"),
        Page("T802", "accounts of its line item",
             "With --support: a figure is the sum of the accounts that the trial balance, or --mapping, assigns to its line item. "
             "A figure that differs by more than rounding is an error where three other line items of the column agree.",
             _RECORDS,
             "      Net sales 24,392 in the draft; accounts 4010 and 4020 add up to 24,892,213.35"),
        Page("T901", "unbalanced parenthesis", "A numeral has lost a parenthesis; both readings are kept until others decide.",
             "A lost parenthesis turns a loss into a gain.", "      304)   read as 304 or as (304)"),
        Page("T902", "heading against the text", "A heading names the quarter and year of the sentences and tables under it.",
             "The heading is what is read first, and it is last quarter's until somebody changes it.",
             '      "Reports Second Quarter Results" over the third quarter\'s sentences and tables'),
    )
}  # fmt: skip
