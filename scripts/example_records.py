"""Write the records of the example: a trial balance (CSV and XLSX), a mapping of its accounts, a schedule.

The accounts were made for this project, so that they add up to what the release prints; every one has odd dollars and
cents that vanish in thousands. Run from the root of the repository: ``python scripts/example_records.py``.
"""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

try:
    import xlsxwriter
except ModuleNotFoundError:
    raise SystemExit("the workbook of the example needs xlsxwriter: pip install '.[xlsx]'") from None

HERE = Path("examples/lexington-records")
HEADS = ("Quarter ended 12/31/2004", "Quarter ended 12/31/2003", "Year ended 12/31/2004", "Year ended 12/31/2003")

# Account, name, line item, thousands of the four columns; debits are positive.
ACCOUNTS = (
    (1510, "Additions to plant and equipment, rubber", "Capital expenditures > Rubber Group", (1756, 1003, 5277, 4873)),
    (1520, "Additions to plant and equipment, metals", "Capital expenditures > Metals Group", (66, 217, 773, 799)),
    (1530, "Additions to plant and equipment, corporate", "Capital expenditures > Corporate Office", (0, 3, 7, 14)),
    (4010, "Sales, rubber", "Net sales > Rubber Group", (-21219, -25211, -99565, -103243)),
    (4020, "Sales, metals", "Net sales > Metals Group", (-3173, -2595, -10788, -9988)),
    (5010, "Cost of sales, rubber", "Cost of sales", (17054, 19693, 78996, 82075)),
    (5020, "Cost of sales, metals", "Cost of sales", (3224, 2429, 10903, 8781)),
    (5110, "Depreciation in cost of sales, rubber", "Cost of sales", (1766, 1709, 6929, 7121)),
    (5120, "Depreciation in cost of sales, metals", "Cost of sales", (355, 404, 1476, 1796)),
    (6010, "Selling and administrative, rubber", "Selling and administrative expenses", (936, 1224, 3775, 4021)),
    (6020, "Selling and administrative, metals", "Selling and administrative expenses", (250, 76, 1197, 1204)),
    (6030, "Administrative, corporate", "Selling and administrative expenses", (435, 804, 2372, 2641)),
    (6130, "Depreciation, corporate", "Selling and administrative expenses", (8, 9, 39, 38)),
    (6210, "Impairment of goodwill, metals", "Impairment of goodwill", (0, 47, 0, 47)),
    (7010, "Gain on repurchase of debt", "Gain on repurchase of debt", (-5346, 0, -8598, 0)),
    (7020, "Interest expense", "Interest expense", (2242, 1776, 8662, 6980)),
    (8010, "Income taxes", "Income tax provision (benefit)", (-282, 15, -196, 76)),
    (8510, "Discontinued operations, net of taxes", "Loss from discontinued operations", (567, 3263, 3208, 4653)),
    (8520, "Change in accounting principle", "Cumulative effect of a change in accounting principle", (0, 0, 0, 247)),
)
MAPPING = (
    ("1510-1539", "Capital expenditures"),
    ("4000-4999", "Net sales"),
    ("4000-5199", "Gross profit"),
    ("4000-6999", "Income from operations"),
    ("4010; 5010; 5110; 6010", "Income (loss) from operations > Rubber Group"),
    ("4020; 5020; 5120; 6020; 6210", "Income (loss) from operations > Metals Group"),
    ("6030; 6130", "Income (loss) from operations > Corporate Office"),
    ("4000-7999", "Income (loss) before income taxes"),
    ("4000-8499", "Income (loss) from continuing operations"),
    ("4000-8519", "Income (loss) before cumulative effect of a change in accounting principle"),
    ("4000-8999", "Net income (loss)"),
    ("5110", "Depreciation and amortization > Rubber Group"),
    ("5120", "Depreciation and amortization > Metals Group"),
    ("6130", "Depreciation and amortization > Corporate Office"),
    ("5110; 5120; 6130", "Depreciation and amortization"),
    ("4010; 5010; 6010", "EBITDA > Rubber Group"),
    ("4020; 5020; 6020; 6210", "EBITDA > Metals Group"),
    ("6030", "EBITDA > Corporate Office"),
    ("4000-5099; 6000-6099; 6210", "EBITDA from continuing operations"),
)
SCHEDULE = (
    ("Net cash provided by operating activities", ("2824000", "1837000", "7068000", "13470000")),
    ("Income (loss) per share of common stock, basic and diluted:", ()),
    ("  Continuing operations", ("0.76", "-0.10", "0.97", "-0.35")),
    ("  Discontinued operations", ("-0.11", "-0.67", "-0.65", "-0.96")),
    ("  Cumulative effect of a change in accounting principle", ("0", "0", "0", "-0.05")),
    ("  Net income (loss)", ("0.65", "-0.77", "0.32", "-1.36")),
)


def odd(thousands: int, account: int, column: int) -> Decimal:
    """The amount in dollars and cents: up to 24 dollars off, so that twenty accounts still round to thousands."""
    if not thousands:
        return Decimal(0)
    return Decimal(thousands * 1000) + Decimal((account * 37 + column * 1009) % 4800 - 2400) / 100


def trial_balance() -> list[list[object]]:
    """The rows of the trial balance, heads first."""
    rows: list[list[object]] = [["Account", "Description", *HEADS, "Line item"]]
    for account, name, line, amounts in ACCOUNTS:
        rows.append([account, name, *(odd(each, account, column) for column, each in enumerate(amounts)), line])
    return rows


def write_csv(name: str, rows: list[list[object]]) -> None:
    """Write ``rows`` to the file ``name`` of the example."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def write_xlsx(balance: list[list[object]]) -> None:
    """Write the workbook: the trial balance with its totals, and the schedules."""
    book = xlsxwriter.Workbook(str(HERE / "trial-balance.xlsx"))
    book.set_properties({"created": dt.datetime(2005, 1, 31)})  # noqa: DTZ001 -- the example does not age
    money = book.add_format({"num_format": "#,##0.00;(#,##0.00)"})
    sheet = book.add_worksheet("TB")
    sheet.write_string(0, 0, "Lexington Precision Corporation")
    sheet.write_string(1, 0, "Adjusted trial balance")
    _rows(sheet, 3, balance, money)
    total = len(balance) + 3
    sheet.write_string(total, 1, "Total")
    for column in range(2, 6):
        letter = "ABCDEF"[column]
        value = sum((Decimal(str(row[column])) for row in balance[1:]), Decimal(0))
        sheet.write_formula(total, column, f"=SUM({letter}5:{letter}{total})", money, value)
    sheet = book.add_worksheet("Schedules")
    sheet.write_string(0, 0, "Lexington Precision Corporation")
    sheet.write_string(1, 0, "Cash flow and per-share amounts")
    _rows(sheet, 3, [["", *HEADS], *([label, *map(Decimal, amounts)] for label, amounts in SCHEDULE)], None)
    book.close()


def _rows(sheet: xlsxwriter.worksheet.Worksheet, top: int, rows: list[list[object]], form: object) -> None:
    for row, cells in enumerate(rows, top):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            else:
                sheet.write_number(row, column, cell, form if isinstance(cell, Decimal) else None)


def main() -> None:
    """Write the four files."""
    HERE.mkdir(parents=True, exist_ok=True)
    balance = trial_balance()
    write_csv("trial-balance.csv", balance)
    write_csv("line-items.csv", [["Accounts", "Line item"], *map(list, MAPPING)])
    write_csv("schedules.csv", [["", *HEADS], *([label, *amounts] for label, amounts in SCHEDULE)])
    write_xlsx(balance)


if __name__ == "__main__":
    main()
