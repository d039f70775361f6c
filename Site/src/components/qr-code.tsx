import encode from "qr";

/** A QR code as one path: no inline style, no script, sharp at any size. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encode(text, "raw", { border: 4 }); // Four modules of silence around it, as ISO 18004 asks.
  const size = rows.length;
  const dark = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      {/* Black on white in dark mode too: many scanners read nothing else. */}
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
