/**
 * What the page does beyond showing: sorts and filters its tables, opens details, prints, and tells the browser
 * which language is shown. Both languages always stand alike; nothing is kept and nothing is asked for.
 */

document.documentElement.classList.add("scripted");

document.addEventListener("DOMContentLoaded", () => {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /** A cell's value as it sorts: a number, a text, or null for nothing. */
  function value(row, column, isNumber) {
    const cell = row.cells[column];
    const text = cell.dataset.v ?? cell.textContent.trim();
    return text === "" ? null : isNumber ? Number(text) : text;
  }

  function order(a, b, sign) {
    // What is not there comes last, whichever way.
    if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
    return sign * (typeof a === "number" ? a - b : collator.compare(a, b));
  }

  function sort(table, column, direction) {
    const heads = [...table.tHead.rows[0].cells];
    const isNumber = heads[column].classList.contains("n");
    const sign = direction === "ascending" ? 1 : -1;
    const body = table.tBodies[0];
    const lines = all(":scope > tr.line", body).map((row) => ({
      row,
      detail: row.nextElementSibling?.classList.contains("detail") ? row.nextElementSibling : null,
      key: value(row, column, isNumber),
    }));
    lines.sort((a, b) => order(a.key, b.key, sign));
    body.append(...lines.flatMap(({ row, detail }) => (detail === null ? [row] : [row, detail])));
    for (const [index, head] of heads.entries()) head.ariaSort = index === column ? direction : "none";
  }

  function sortBy(head) {
    const { table } = head.closest("table").dataset;
    const first = head.classList.contains("n") ? "descending" : "ascending";
    const other = first === "descending" ? "ascending" : "descending";
    const direction = head.ariaSort === first ? other : first;
    for (const same of all(`table[data-table="${table}"]`)) sort(same, head.cellIndex, direction);
  }

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function filter(text) {
    const sought = folded(text.trim());
    for (const table of all("table.clients")) {
      let shown = 0;
      for (const row of all("tr.line", table)) {
        const found = folded(`${row.cells[0].textContent} ${row.cells[1].textContent}`).includes(sought);
        row.classList.toggle("filtered", !found);
        if (found) shown += 1;
      }
      const status = table.closest("section").querySelector("[data-shown]");
      status.textContent = status.dataset.shown.replace("{shown}", String(shown));
    }
    for (const input of all("[data-filter]")) if (input.value !== text) input.value = text;
  }

  function open(button, isOpen) {
    button.ariaExpanded = String(isOpen);
    document.getElementById(button.getAttribute("aria-controls")).classList.toggle("shown", isOpen);
  }

  function openAll(isOpen) {
    for (const button of all("[data-all]")) button.ariaPressed = String(isOpen);
    for (const button of all("[data-detail]")) open(button, isOpen);
  }

  function showLanguage(language) {
    document.documentElement.lang = language;
    document.title = document.documentElement.getAttribute(`data-title-${language}`);
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button === null) return;
    const head = button.closest("th[aria-sort]");
    if (head !== null) sortBy(head);
    else if ("detail" in button.dataset) {
      const isOpen = button.ariaExpanded !== "true";
      for (const same of all(`[data-detail="${button.dataset.detail}"]`)) open(same, isOpen);
    } else if ("all" in button.dataset) openAll(button.ariaPressed !== "true");
    else if ("print" in button.dataset) window.print();
  });
  document.addEventListener("input", ({ target }) => {
    if ("filter" in target.dataset) filter(target.value);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.name === "language") showLanguage(target.value);
  });
});
