/** Light or dark as in Excel, if known; otherwise the preference of the system or browser. */

/// <reference lib="dom" />
/// <reference types="office-js" />

export function followTheme(): void {
  const dark = isDark(themeOfExcel());
  if (dark !== null) document.documentElement.dataset.theme = dark ? "dark" : "light";
}

function themeOfExcel(): Office.OfficeTheme | undefined {
  try {
    return Office.context.officeTheme;
  } catch {
    return undefined; // Some platforms throw if there is no theme.
  }
}

/** By the theme's own flag, or else by the brightness of its background; null if both are missing. */
function isDark(theme: Office.OfficeTheme | undefined): boolean | null {
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme;
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(theme?.bodyBackgroundColor ?? "") ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  const [r, g, b] = [red, green, blue].map((part) => Number.parseInt(part, 16));
  return (r ?? 0) * 0.299 + (g ?? 0) * 0.587 + (b ?? 0) * 0.114 < 128;
}
