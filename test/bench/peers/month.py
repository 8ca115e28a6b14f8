"""What both Python peers do before they write: read and check the logs with pandas, and place a month's minutes by the
main rules (15 minutes, levels, the daily allowance of Orange, banks that end at 0, rates). No late work, no closed
months, no checks of the register, no renewals: what a capable person writes in an afternoon."""

import math
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

COLUMNS = ["Date", "Start", "Id", "User", "Technician", "Category", "Level", "Description", "Worked", "Charged", "Where", "Bank", "Left", "Amount"]
PLACES = ["allowance", "free", "bank", "billable"]
LEVELS = {"email": 1, "how_to": 2, "break_fix": 2, "configuration": 2, "add_on": 2, "training": 2, "password_reset": 2, "repair": 3, "report_creation": 3}
RATES = {1: 95.0, 2: 125.0, 3: 175.0}


@dataclass
class Term:
    plan: str
    quantity: int
    opens: pd.Timestamp
    expires: pd.Timestamp
    bought: int
    left: int
    opening: int

    def covers(self, day):
        return self.opens <= day < self.expires

    def serves(self, level):
        return self.plan == "VIP_DIAMOND" or (level <= 2 and self.plan == "VIP")


def read_entries(folder):
    """The rows that can be used, in order of client and time, and the others."""
    parts = [pd.read_csv(path, dtype=str, keep_default_na=False).assign(file=path.name) for path in sorted(Path(folder, "logs").glob("*.csv"))]
    log = pd.concat(parts, ignore_index=True)
    log["day"] = pd.to_datetime(log["date"], format="%Y-%m-%d", errors="coerce")
    log["worked"] = pd.to_numeric(log["minutes"], errors="coerce")
    log["of_level"] = pd.to_numeric(log["level"], errors="coerce").fillna(log["category"].map(LEVELS))
    usable = log["day"].notna() & log["worked"].between(0, 1440) & log["of_level"].notna() & ~log.duplicated("id")
    return log[usable].sort_values(["client", "day", "start", "id"]), log[~usable]


def read_terms(folder):
    """By client; a client without a plan has none."""
    found = {}
    for row in pd.read_csv(Path(folder, "contracts.csv"), dtype=str, keep_default_na=False).itertuples():
        own = found.setdefault(row.client, [])
        if row.plan == "BASIC":
            continue
        start, paid = pd.Timestamp(row.start), pd.Timestamp(row.paid_on)
        held = 60 * int(row.quantity) if row.plan.startswith("VIP") else 0
        own.append(Term(row.plan, int(row.quantity), max(start, paid), start + pd.DateOffset(years=1), held, held, held))
    return found


def rounded(minutes):
    return 15 * math.ceil(minutes / 15)


class Client:
    """One client's month: lines of the ledger, days of Orange, banks."""

    def __init__(self, name, terms, entries, first, last):
        self.name, self.terms, self.lines, self.days = name, terms, [], []
        for day, work in entries:
            if day > last:
                break
            if day < first:
                self._post(day, work, shown=False)
                for term in terms:
                    term.opening = term.left
            else:
                self._post(day, work, shown=True)

    def _post(self, day, work, shown):
        held = [term for term in self.terms if term.covers(day)]
        users = sum(term.quantity for term in held if term.plan.startswith("ORANGE"))
        allowance = pool = 30 * users
        used = 0
        for entry in work:
            base = (day, entry.start, entry.id, entry.user, entry.technician, entry.category, entry.of_level, entry.description, entry.worked)
            if entry.category == "email":
                self._line(shown, base, 0, "free")
            elif users and entry.of_level <= 2 and entry.category != "training":
                pool, used = max(0, pool - entry.worked), used + entry.worked
                self._line(shown, base, 0, "allowance")
            else:
                self._charge(shown, base, entry.worked, entry.of_level, held)
        over = max(0, used - allowance)
        if over:
            self._charge(shown, (day, "", "", "", "", "overage", 2, "Beyond the day's allowance", None), over, 2, held)
        if used and shown:
            self.days.append((day, users, allowance, used, over, rounded(over)))

    def _charge(self, shown, base, worked, level, held):
        due = rounded(worked)
        for term in held:
            drawn = min(due, term.left) if term.serves(level) else 0
            if drawn:
                term.left -= drawn
                due -= drawn
                self._line(shown, base, drawn, "bank", term.plan, term.left)
                base = (*base[:8], None)
        if due:
            self._line(shown, base, due, "billable", "", None, round(due / 60 * RATES[level], 2))

    def _line(self, shown, base, charged, where, bank="", left=None, amount=None):
        if shown:
            self.lines.append((*base, charged, where, bank, left, amount))

    def banks(self, first):
        return [term for term in self.terms if term.bought and term.expires > first]

    def charged(self, place):
        return sum(line[9] for line in self.lines if line[10] == place)

    def worked(self):
        return sum(line[8] or 0 for line in self.lines)

    def amount(self):
        return sum(line[13] or 0 for line in self.lines)


def month(folder, period):
    """The first day, the clients one after another, and the rows that could not be used."""
    first = pd.Timestamp(f"{period}-01")
    last = first + pd.offsets.MonthEnd(0)
    log, unusable = read_entries(folder)
    by_client = dict(tuple(log.groupby("client", sort=False)))

    def days_of(name):
        rows = by_client.get(name)
        if rows is None:
            return
        day, work = None, []
        for entry in rows.itertuples():
            if entry.day != day and work:
                yield day, work
                work = []
            day = entry.day
            work.append(entry)
        if work:
            yield day, work

    terms = read_terms(folder)
    return first, (Client(name, terms[name], days_of(name), first, last) for name in sorted(terms)), unusable
