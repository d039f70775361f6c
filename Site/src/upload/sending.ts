import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import { films, type UploadedParts, type UploadTarget } from "../api/films";
import { isKind, isPassing, Problem } from "../api/problem";
import { PartAddresses } from "./part-addresses";
import { type SendError, sendBytes } from "./stall";

/** Connections that bytes travel on at once. */
const connections = 4;

/** Pauses between tries when nothing comes through, in milliseconds: the first, each twice the one before, and the longest. */
const firstPause = 2_000;
const longestPause = 30_000;

/** Refusals in a row, without a byte arriving between them, before the person hears of them. */
const patience = 3;

interface Audience {
  /** @param bytes all that has arrived, what came before a break included. */
  onProgress: (bytes: number) => void;
  /** Nothing comes through just now; it is tried again. */
  onTrouble: (isTroubled: boolean) => void;
}

const silent = () => undefined;

/**
 * The bytes of one file on their way to the storage, by Uppy. An upload in parts always begins as one that goes on: Uppy gives up for
 * good, on any error, what it has begun itself.
 */
export class Sending {
  private readonly uppy = new Uppy({ logger: { debug: silent, warn: silent, error: silent } });
  private readonly fileId: string;
  private readonly sent = new Set<number>();
  private known: UploadedParts | undefined;
  private failure: unknown;
  private furthest = 0;
  private refusals = 0;
  private hasEnded = false;

  /** @param way where the file goes in one piece; or how it is cut, and what is there of it. */
  constructor(
    private readonly videoId: string,
    file: File,
    private readonly way: UploadTarget | UploadedParts,
    private readonly audience: Audience,
  ) {
    const cut = "parts" in way ? way : undefined;
    const target = "url" in way ? way : undefined;
    this.known = cut;
    const addresses = new PartAddresses(videoId, cut?.partCount ?? 0, (partNumber) => this.sent.has(partNumber));
    this.uppy.use(AwsS3, {
      id: "storage",
      limit: connections,
      shouldUseMultipart: (() => cut !== undefined) as never,
      getChunkSize: () => cut!.partSize,
      getUploadParameters: () => ({ method: "PUT", url: target!.url!, headers: headersOf(target!) }),
      createMultipartUpload: () => ({ uploadId: videoId, key: videoId }),
      listParts: () => this.listParts(),
      signPart: async (_, { partNumber }) => ({ method: "PUT", url: await addresses.of(partNumber) }),
      uploadPartBytes: async (options) => {
        try {
          return await sendBytes(options);
        } catch (problem) {
          const status = (problem as SendError).source?.status;
          if (status === 403) addresses.forget(options.signature.url);
          if (status !== undefined) audience.onTrouble(true);
          throw problem;
        }
      },
      completeMultipartUpload: async () => {
        await films.completeUpload(videoId);
        return {};
      },
      // What is given up is told to the API by whoever asks for it: it must be certain, and may take tries.
      abortMultipartUpload: silent,
    });
    this.uppy.on("upload-progress", (_, { bytesUploaded }) => this.progressed(bytesUploaded ?? 0));
    this.uppy.on("s3-multipart:part-uploaded", (_, { PartNumber }) => this.sent.add(PartNumber));
    this.uppy.on("upload-error", (_, error) => (this.failure = error));
    this.fileId = this.uppy.addFile({ name: file.name, type: file.type, data: file });
    if (cut !== undefined) this.uppy.setFileState(this.fileId, { s3Multipart: { uploadId: videoId, key: videoId } } as object);
  }

  /** Sends until all has arrived. @returns Whether it has; not when it was stopped. */
  async run(): Promise<boolean> {
    try {
      for (let pause = firstPause; !this.hasEnded; pause = Math.min(pause * 2, longestPause)) {
        const before = this.furthest;
        const failure = await this.attempt();
        if (this.hasEnded) break;
        if (failure === undefined) return true;
        if (this.furthest > before) [pause, this.refusals] = [firstPause, 0];
        if (!this.isWorthAnotherTry(failure)) throw inWords(failure);
        this.audience.onTrouble(true);
        await online(pause);
      }
      return false;
    } finally {
      this.stop();
    }
  }

  /** Pauses, or goes on. */
  pause(isPaused: boolean) {
    if (isPaused) this.uppy.pauseAll();
    else this.uppy.resumeAll();
  }

  stop() {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.uppy.destroy();
  }

  private async attempt(): Promise<unknown> {
    this.failure = undefined;
    await (this.uppy.getFile(this.fileId).error ? this.uppy.retryUpload(this.fileId) : this.uppy.upload());
    return this.failure;
  }

  /** The first time, what is known already; after a break, what the storage says. */
  private async listParts() {
    const { parts } = this.known ?? (await films.listParts(this.videoId));
    this.known = undefined;
    this.sent.clear();
    for (const { partNumber } of parts) this.sent.add(partNumber);
    return parts.map(({ partNumber, eTag, size }) => ({ PartNumber: partNumber, ETag: eTag, Size: size }));
  }

  private progressed(bytes: number) {
    if (bytes > this.furthest) this.audience.onTrouble(false);
    this.furthest = Math.max(this.furthest, bytes);
    this.audience.onProgress(bytes);
  }

  private isWorthAnotherTry(failure: unknown): boolean {
    if (failure instanceof Problem) return isPassing(failure) || (isKind(failure, "upload-incomplete") && ++this.refusals < patience);
    const status = (failure as SendError).source?.status ?? 0;
    if (status === 0 || status === 429 || status >= 500) return true;
    // The address may have ended; of parts, the list tells whether the upload is still there.
    return "parts" in this.way && ++this.refusals < patience;
  }
}

// The browser sets the length itself and forbids doing it by hand.
function headersOf({ headers = {} }: UploadTarget): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length"));
}

function inWords(failure: unknown): unknown {
  if (failure instanceof Problem) return failure;
  return new Problem((failure as SendError).source?.status ?? 0, { detail: "The storage refused the file. Please start the upload again." });
}

/** Waits some milliseconds, or less when the network comes back meanwhile. */
function online(wait: number): Promise<void> {
  return new Promise((resume) => {
    const done = () => {
      removeEventListener("online", done);
      clearTimeout(timer);
      resume();
    };
    const timer = setTimeout(done, wait);
    addEventListener("online", done);
  });
}
