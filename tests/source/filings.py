"""Texts come in; a submission as EDGAR hands it out goes out, with its parts where a test can count on them."""

from __future__ import annotations

HEADER = """<SEC-DOCUMENT>0000111111-00-000004.txt : 20000512
<SEC-HEADER>0000111111-00-000004.hdr.sgml : 20000512
ACCESSION NUMBER:\t\t0000111111-00-000004
CONFORMED SUBMISSION TYPE:\t{form}
PUBLIC DOCUMENT COUNT:\t\t{count}
CONFORMED PERIOD OF REPORT:\t20000331
FILED AS OF DATE:\t\t20000512

FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tCALDER MILLS INC
\t\tCENTRAL INDEX KEY:\t\t\t0000111111
\t\tFISCAL YEAR END:\t\t\t1231
</SEC-HEADER>
"""

STATEMENTS = """                          CALDER MILLS, INC.
                 CONDENSED STATEMENTS OF OPERATIONS
              (In thousands, except per share amounts)

                                   Three Months Ended March 31,
                                      2000            1999
                                    --------        --------
Net sales                           $ 52,310        $ 49,875
Cost of sales                         38,114          36,902
                                    --------        --------
   Gross profit                       14,196          12,973
Selling expenses                       9,839           9,781
                                    --------        --------
   Income before income taxes          4,357           3,192
Income tax provision                   1,525           1,117
                                    --------        --------
   Net income                       $  2,832        $  2,075
                                    ========        ========
Basic earnings per share            $   0.57        $   0.42
Diluted earnings per share          $   0.56        $   0.41

                       CONDENSED BALANCE SHEETS
                            (In thousands)

                                    March 31,      December 31,
                                      2000            1999
                                    --------        --------
Total current assets                $ 41,207        $ 39,118
Total assets                          98,645          97,310
Total current liabilities             22,318          21,904
"""

SCHEDULE = """<TABLE> <S> <C>
<ARTICLE> 5
<MULTIPLIER> 1,000
<S>                             <C>
<PERIOD-TYPE>                   3-MOS
<FISCAL-YEAR-END>                          DEC-31-2000
<PERIOD-END>                               MAR-31-2000
<CASH>                                           2,911
<CURRENT-ASSETS>                                41,207
<TOTAL-ASSETS>                                  98,645
<CURRENT-LIABILITIES>                           22,318
<SALES>                                         52,310
<TOTAL-REVENUES>                                52,310
<CGS>                                           38,114
<INCOME-PRETAX>                                  4,357
<INCOME-TAX>                                     1,525
<INCOME-CONTINUING>                              2,832
<EXTRAORDINARY>                                      0
<NET-INCOME>                                     2,832
<EPS-BASIC>                                        .57
<EPS-DILUTED>                                      .56
</TABLE>
"""


def submission(*parts: tuple[str, str], form: str = "10-Q", end: str = "</SEC-DOCUMENT>\n") -> str:
    """A submission of ``form`` with ``parts`` (type and text)."""
    text = HEADER.format(form=form, count=len(parts))
    for number, (kind, body) in enumerate(parts, 1):
        text += (
            f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{number}\n<DESCRIPTION>{kind}\n<TEXT>\n{body}</TEXT>\n</DOCUMENT>\n"
        )
    return text + end
