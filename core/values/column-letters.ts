/** Column numbers from letters, counted from 1: A is 1, Z is 26, AA is 27. */

export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(A + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `letters` may be in either case; the caller passes only letters. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - A + 1, 0);
}

const A = 65;
