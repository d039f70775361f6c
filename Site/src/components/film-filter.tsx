import { useEffect, useState } from "preact/hooks";
import type { Filter, Video } from "../api/films";

/** The list is asked for once nobody has typed for so long, in milliseconds. */
const pause = 300;

const states: Partial<Record<Video["status"], string>> = {
  AwaitingUpload: "Waiting for their file",
  Uploaded: "Being looked at",
  Transcoding: "Being prepared",
  Ready: "Ready",
  Failed: "Failed",
};

/** Chooses among one's own films. */
export function FilmFilter({ onChange }: { onChange: (filter: Filter) => void }) {
  const [text, setText] = useState("");
  const [status, setStatus] = useState("");

  useEffect(() => {
    const q = text.trim();
    const tell = () => onChange({ ...(q && { q }), ...(status && { status: status as Video["status"] }) });
    const timer = setTimeout(tell, pause);
    return () => clearTimeout(timer);
  }, [text, status]);

  return (
    <div class="filter" role="search">
      <input
        type="search"
        aria-label="Title"
        placeholder="Find by title"
        maxLength={100}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <select aria-label="State" onChange={({ currentTarget }) => setStatus(currentTarget.value)}>
        <option value="">Any state</option>
        {Object.entries(states).map(([value, word]) => <option key={value} value={value}>{word}</option>)}
      </select>
    </div>
  );
}
