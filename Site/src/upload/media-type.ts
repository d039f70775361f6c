// Browsers know these films only where a program for them is installed.
const typesByExtension: Record<string, string> = {
  mkv: "video/x-matroska",
  mov: "video/quicktime",
  mp4: "video/mp4",
  mxf: "application/mxf",
  ts: "video/mp2t",
  webm: "video/webm",
};

/** The media type of a film: the browser's word, else by the file's name. */
export function mediaTypeOf(file: File): string {
  const extension = file.name.split(".").pop()!.toLowerCase();
  return file.type || typesByExtension[extension] || "application/octet-stream";
}
