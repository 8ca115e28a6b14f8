"""The month as pandas and openpyxl write it: a workbook a client, and the firm's. FOLDER OUT YYYY-MM"""

import sys
from pathlib import Path

from month import COLUMNS, PLACES, month
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import DataBarRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

folder, out, period = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
out.mkdir(parents=True, exist_ok=True)
WIDTHS = [11, 7, 13, 12, 14, 15, 7, 34, 9, 9, 11, 13, 8, 11]
LOOKS = ["date", "text", "text", "text", "text", "text", "whole", "wrapped", "whole", "whole", "text", "text", "whole", "money"]


def named_styles():
    line = Border(bottom=Side(style="thin"))
    yield NamedStyle("text", border=line)
    yield NamedStyle("wrapped", border=line, alignment=Alignment(wrap_text=True, vertical="top"))
    for name, form in [("date", "yyyy-mm-dd"), ("whole", "0"), ("hours", "0.00"), ("money", "#,##0.00")]:
        yield NamedStyle(name, border=line, number_format=form)
    yield NamedStyle("head", font=Font(bold=True), fill=PatternFill("solid", fgColor="E4EAF1"))


def put(sheet, row, column, value, look):
    sheet.cell(row, column, value).style = look


def table(sheet, name, names, rows, looks):
    for column, text in enumerate(names, 1):
        put(sheet, 1, column, text, "head")
    for at, row in enumerate(rows, 2):
        for column, (value, look) in enumerate(zip(row, looks), 1):
            put(sheet, at, column, value, look)
    sheet.add_table(Table(displayName=name, ref=f"A1:{get_column_letter(len(names))}{max(2, len(rows) + 1)}"))


first, clients, unusable = month(folder, period)
firm = []
for client in clients:
    book = Workbook()
    for style in named_styles():
        book.add_named_style(style)
    summary, ledger = book.active, book.create_sheet("Ledger")
    summary.title = "Summary"
    ledger.freeze_panes = "A2"
    for column, width in enumerate(WIDTHS, 1):
        ledger.column_dimensions[get_column_letter(column)].width = width
    table(ledger, "Ledger", COLUMNS, client.lines, LOOKS)
    if client.days:
        sheet = book.create_sheet("Orange days")
        table(sheet, "Days", ["Date", "Users", "Allowance", "Used", "Over", "Charged"], client.days, ["date"] + 5 * ["whole"])
        sheet.conditional_formatting.add(f"E2:E{len(client.days) + 1}", DataBarRule("min", None, "max", None, "C2500A"))
    summary.column_dimensions["A"].width = 34
    summary["A1"] = f"{client.name}, {period}"
    summary["A1"].font = Font(bold=True, size=16)
    for column, text in enumerate(["Bank", "Bought", "Opening", "Used", "Left"], 1):
        put(summary, 3, column, text, "head")
    row = 3
    for term in client.banks(first):
        row += 1
        put(summary, row, 1, term.plan, "text")
        for column, value in enumerate([term.bought, term.opening, term.opening - term.left, term.left], 2):
            put(summary, row, column, value / 60, "hours")
    top = row + 2
    for at, place in enumerate(PLACES, top):
        put(summary, at, 1, place, "text")
        put(summary, at, 2, f'=SUMIFS(Ledger[Charged],Ledger[Where],"{place}")', "whole")
    put(summary, top + 5, 1, "Worked", "text")
    put(summary, top + 5, 2, "=SUM(Ledger[Worked])", "whole")
    put(summary, top + 6, 1, "To bill", "text")
    put(summary, top + 6, 2, "=SUM(Ledger[Amount])", "money")
    chart = BarChart()
    chart.add_data(Reference(summary, min_col=2, min_row=top, max_row=top + 3))
    chart.set_categories(Reference(summary, min_col=1, min_row=top, max_row=top + 3))
    summary.add_chart(chart, f"A{top + 8}")
    book.save(out / f"{client.name}.xlsx")
    firm.append([client.name, sum(term.left for term in client.terms) / 60, client.worked(), client.amount()])

book = Workbook()
for style in named_styles():
    book.add_named_style(style)
book.active.title = "Clients"
table(book.active, "Clients", ["Client", "Hours left", "Worked", "Amount"], firm, ["text", "hours", "whole", "money"])
rows = unusable[["file", "id", "date", "minutes"]].values.tolist()
table(book.create_sheet("Exceptions"), "Exceptions", ["File", "Id", "Date", "Minutes"], rows, 4 * ["text"])
book.save(out / f"Summary {period}.xlsx")
