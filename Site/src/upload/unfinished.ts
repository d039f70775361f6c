/** What the browser keeps of an upload in parts, to know its file again: nothing that opens anything. */
export interface Unfinished {
  readonly videoId: string;
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

/** The uploads that a person began in this browser and has not finished; they outlive the page and the browser. */
export class UnfinishedUploads {
  private readonly key: string;

  constructor(userId: string) {
    this.key = `videostack-uploads-${userId}`;
  }

  list(): Unfinished[] {
    try {
      return (JSON.parse(localStorage.getItem(this.key) ?? "[]") as Unfinished[]).filter(({ videoId }) => videoId);
    } catch {
      return []; // Someone else has written there: nothing that could be gone on with.
    }
  }

  /** The upload that a file belongs to, if its sending was begun. */
  of(file: File): Unfinished | undefined {
    return this.list().find((upload) => mismatch(file, upload) === undefined);
  }

  add(videoId: string, { name, size, lastModified }: File) {
    this.write([...this.list(), { videoId, name, size, lastModified }]);
  }

  remove(videoId: string) {
    this.write(this.list().filter((upload) => upload.videoId !== videoId));
  }

  private write(uploads: Unfinished[]) {
    try {
      if (uploads.length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(uploads));
    } catch {
      // A browser that keeps nothing sends all the same; only to go on after a reload is not possible then.
    }
  }
}

/** Why an upload cannot go on with this file; undefined when it can. */
export function mismatch(file: File, { name, size, lastModified }: Unfinished): string | undefined {
  if (file.name !== name) return `This is another file: ${file.name}. To go on, choose ${name}.`;
  const instead = "Give that upload up to send this one.";
  if (file.size !== size) return `${name} has another size than the one that was being sent. ${instead}`;
  if (file.lastModified !== lastModified) return `${name} was changed after its upload had begun. ${instead}`;
  return undefined;
}
