"""Numbers come in; a page that tags them in inline XBRL goes out."""

from __future__ import annotations

HEADER = """<div style="display:none"><ix:header><ix:hidden><ix:nonFraction contextRef="now" name="dei:Hidden"
 unitRef="usd" scale="0">777</ix:nonFraction></ix:hidden><ix:resources>
<xbrli:context id="now"><xbrli:entity><xbrli:identifier scheme="cik">1</xbrli:identifier></xbrli:entity><xbrli:period>
 <xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-03-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="then"><xbrli:entity/><xbrli:period>
 <xbrli:startDate>2022-01-01</xbrli:startDate><xbrli:endDate>2022-03-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="mills"><xbrli:entity><xbrli:segment><xbrldi:explicitMember dimension="us-gaap:SegmentAxis">cm:Mills</xbrldi:explicitMember>
 </xbrli:segment></xbrli:entity><xbrli:period><xbrli:instant>2023-03-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="eps"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unitNumerator>
 <xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
</ix:resources></ix:header></div>
"""

ROWS = (
    ("Net sales", "Revenues", "52,310", "49,875"),
    ("Cost of sales", "CostOfRevenue", "38,114", "36,902"),
    ("Gross profit", "GrossProfit", "14,196", "12,973"),
    ("Selling expenses", "SellingExpense", "6,721", "6,404"),
    ("Administrative expenses", "GeneralAndAdministrativeExpense", "3,118", "3,377"),
    ("Income from operations", "OperatingIncomeLoss", "4,357", "3,192"),
    ("Income tax provision", "IncomeTaxExpenseBenefit", "1,525", "1,117"),
    ("Net income", "NetIncomeLoss", "2,832", "2,075"),
)


def number(text: str, name: str, context: str = "now", *, scale: int = 6, unit: str = "usd", more: str = "") -> str:
    """One tagged number."""
    return (
        f'<ix:nonFraction contextRef="{context}" name="us-gaap:{name}" unitRef="{unit}" scale="{scale}" decimals="-6"'
        f' format="ixt:num-dot-decimal"{more}>{text}</ix:nonFraction>'
    )


def page(*sentences: str, rows: tuple[tuple[str, str, str, str], ...] = ROWS) -> str:
    """A statement of two quarters in millions, every number tagged, after ``sentences``."""
    lines = "".join(
        f"<tr><td>{label}</td><td>$</td><td>{number(now, name)}</td><td>$</td><td>{number(then, name, 'then')}</td></tr>"
        for label, name, now, then in rows
    )
    told = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f'<html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body>{HEADER}<p>CALDER MILLS, INC.</p>{told}'
        "<p>Condensed Statements of Operations</p><p>(In millions)</p>"
        '<table><tr><td></td><td colspan="4">Three Months Ended March 31,</td></tr>'
        "<tr><td></td><td></td><td>2023</td><td></td><td>2022</td></tr>"
        f"{lines}</table></body></html>"
    )
