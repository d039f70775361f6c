/** Hands the person a file that the page has made. */
export function save(name: string, type: string, content: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The download has begun by the time this turn ends.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
