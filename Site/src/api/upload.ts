import type { UploadTarget } from "./films";
import { Problem } from "./problem";

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

/**
 * Sends the bytes of a file straight to the bucket. `fetch` reports no upload progress, hence XMLHttpRequest.
 * @param onProgress called with the share sent so far, 0 to 1.
 */
export function sendFile(file: File, target: UploadTarget, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", target.url);
    for (const [name, value] of Object.entries(target.headers)) {
      // The browser sets the length itself and forbids doing it by hand.
      if (name.toLowerCase() !== "content-length") request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(new Problem(request.status, { detail: "The storage refused the file. Please start the upload again." }));
    request.onerror = () => reject(new Error("The connection broke. Please check it and start the upload again."));
    request.send(file);
  });
}
