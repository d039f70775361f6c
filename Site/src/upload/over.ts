import { isKind, isMissing } from "../api/problem";

/** Why an upload cannot go on any more; undefined when it may yet. */
export function overBecause(problem: unknown, name: string): string | undefined {
  if (isKind(problem, "upload-expired")) return `The upload of ${name} has expired: it was not finished in time. It can start anew.`;
  if (isKind(problem, "upload-ended")) return `${name} has arrived as a whole; My films shows what became of it.`;
  if (isMissing(problem)) return `The upload of ${name} is gone: it was given up, or its film was deleted.`;
  return undefined;
}
