/** 75 → "1:15", 3675 → "1:01:15". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** "3 days ago". */
export function ago(iso: string): string {
  const seconds = (Date.parse(iso) - Date.now()) / 1000;
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

export function views(count: number): string {
  return `${new Intl.NumberFormat("en", { notation: "compact" }).format(count)} ${count === 1 ? "view" : "views"}`;
}

export function bytes(count: number): string {
  const unit = count < 1e6 ? "kilobyte" : count < 1e9 ? "megabyte" : "gigabyte";
  const size = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
  return new Intl.NumberFormat("en", { style: "unit", unit, maximumFractionDigits: 1 }).format(count / size);
}

/** "3 minutes"; of what cannot be known to the second. */
export function timeLeft(seconds: number): string {
  const [unit, size] = units.slice(2).find(([, size]) => seconds >= size) ?? ["second", 1];
  return new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "long" }).format(Math.ceil(seconds / size));
}

/** List prices are known to the cent at best; what is less is said so. */
export function money({ amount, currency }: { amount: number; currency: string }): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return amount > 0 && amount < 0.01 ? `less than ${format.format(0.01)}` : format.format(amount);
}

/** A language's name in itself: whoever looks for it reads it. */
export function languageName(lang: string): string {
  return new Intl.DisplayNames([lang, "en"], { type: "language" }).of(lang) ?? lang;
}
