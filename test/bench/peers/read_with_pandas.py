"""Reads the logs with pandas: dates and minutes checked, the other cells as text; says how many rows and minutes."""

import sys
from pathlib import Path

import pandas as pd

rows = worked = 0
for path in sorted(Path(sys.argv[1], "logs").glob("*.csv")):
    log = pd.read_csv(path, dtype=str, keep_default_na=False)
    days = pd.to_datetime(log["date"], format="%Y-%m-%d", errors="coerce")
    minutes = pd.to_numeric(log["minutes"], errors="coerce")
    good = days.notna() & minutes.between(0, 1440) & (log["client"].str.strip() != "")
    rows += int(good.sum())
    worked += int(minutes[good].sum())
print(rows, worked)
