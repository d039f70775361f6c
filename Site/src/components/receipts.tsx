import { useState } from "preact/hooks";
import { type Deletion, films } from "../api/films";
import { bytes } from "../format";
import { PageList } from "./page-list";
import { usePages } from "./use-pages";

/** What is left of removed films: the proof that nothing is. */
export function Receipts() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="receipts" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Removed films</summary>
      {isOpen && <ReceiptList />}
    </details>
  );
}

function ReceiptList() {
  const pages = usePages(films.listDeletions);
  return (
    <PageList pages={pages} what="receipts" empty="None of your films was removed within the last year.">
      {(items) => (
        <ul class="rows">
          {items.map((receipt) => <Receipt key={receipt.videoId} receipt={receipt} />)}
        </ul>
      )}
    </PageList>
  );
}

const date = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

const byWords: Record<Deletion["by"], string> = {
  owner: "by you",
  administrator: "by an administrator",
  account: "with your account",
};

function Receipt({ receipt: { videoId, requestedAt, erasedAt, by, reason, originals, renditions } }: { receipt: Deletion }) {
  return (
    <li class="row">
      <div class="about">
        <span>Removed {byWords[by]}, {date.format(new Date(requestedAt))}{reason !== undefined && `: ${reason}`}</span>
        <span class="facts">
          Nothing was left on {date.format(new Date(erasedAt))}. Erased: {removed(originals)} of originals, {removed(renditions)} made from them.
        </span>
        <span class="facts">Film {videoId}</span>
      </div>
    </li>
  );
}

function removed({ objects, bytes: count }: Deletion["originals"]): string {
  return `${objects} ${objects === 1 ? "file" : "files"} (${bytes(count)})`;
}
