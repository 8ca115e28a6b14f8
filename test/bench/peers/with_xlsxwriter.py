"""The month as pandas and XlsxWriter write it: a workbook a client, and the firm's. FOLDER OUT YYYY-MM"""

import sys
from pathlib import Path

import xlsxwriter
from month import COLUMNS, PLACES, month

folder, out, period = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
out.mkdir(parents=True, exist_ok=True)
WIDTHS = [11, 7, 13, 12, 14, 15, 7, 34, 9, 9, 11, 13, 8, 11]
first, clients, unusable = month(folder, period)
firm = []
for client in clients:
    book = xlsxwriter.Workbook(out / f"{client.name}.xlsx")
    head = book.add_format({"bold": True, "bg_color": "#E4EAF1"})
    title = book.add_format({"bold": True, "font_size": 16})
    text = book.add_format({"bottom": 1})
    wrapped = book.add_format({"bottom": 1, "text_wrap": True, "valign": "top"})
    date = book.add_format({"bottom": 1, "num_format": "yyyy-mm-dd"})
    whole = book.add_format({"bottom": 1, "num_format": "0"})
    hours = book.add_format({"bottom": 1, "num_format": "0.00"})
    money = book.add_format({"bottom": 1, "num_format": "#,##0.00"})
    formats = [date, text, text, text, text, text, whole, wrapped, whole, whole, text, text, whole, money]
    summary, ledger = book.add_worksheet("Summary"), book.add_worksheet("Ledger")
    ledger.freeze_panes(1, 0)
    for column, width in enumerate(WIDTHS):
        ledger.set_column(column, column, width)
    columns = [{"header": name, "format": form} for name, form in zip(COLUMNS, formats)]
    ledger.add_table(0, 0, max(1, len(client.lines)), len(COLUMNS) - 1, {"name": "Ledger", "data": client.lines, "columns": columns})
    if client.days:
        sheet = book.add_worksheet("Orange days")
        names = ["Date", "Users", "Allowance", "Used", "Over", "Charged"]
        columns = [{"header": name, "format": form} for name, form in zip(names, [date] + 5 * [whole])]
        sheet.add_table(0, 0, len(client.days), 5, {"name": "Days", "data": client.days, "columns": columns})
        sheet.conditional_format(1, 4, len(client.days), 4, {"type": "data_bar"})
    summary.set_column(0, 0, 34)
    summary.write(0, 0, f"{client.name}, {period}", title)
    summary.write_row(2, 0, ["Bank", "Bought", "Opening", "Used", "Left"], head)
    row = 3
    for term in client.banks(first):
        summary.write(row, 0, term.plan, text)
        for column, value in enumerate([term.bought, term.opening, term.opening - term.left, term.left], 1):
            summary.write_number(row, column, value / 60, hours)
        row += 1
    top = row + 2
    for place in PLACES:
        row += 1
        summary.write(row + 1, 0, place, text)
        summary.write_formula(row + 1, 1, f'=SUMIFS(Ledger[Charged],Ledger[Where],"{place}")', whole, client.charged(place))
    summary.write(row + 3, 0, "Worked", text)
    summary.write_formula(row + 3, 1, "=SUM(Ledger[Worked])", whole, client.worked())
    summary.write(row + 4, 0, "To bill", text)
    summary.write_formula(row + 4, 1, "=SUM(Ledger[Amount])", money, client.amount())
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": ["Summary", top, 0, top + 3, 0], "values": ["Summary", top, 1, top + 3, 1]})
    summary.insert_chart(row + 6, 0, chart)
    book.close()
    firm.append([client.name, sum(term.left for term in client.terms) / 60, client.worked(), client.amount()])

book = xlsxwriter.Workbook(out / f"Summary {period}.xlsx")
names = [{"header": name} for name in ["Client", "Hours left", "Worked", "Amount"]]
book.add_worksheet("Clients").add_table(0, 0, max(1, len(firm)), 3, {"data": firm, "columns": names})
rows = unusable[["file", "id", "date", "minutes"]].values.tolist()
book.add_worksheet("Exceptions").add_table(0, 0, max(1, len(rows)), 3, {"data": rows})
book.close()
