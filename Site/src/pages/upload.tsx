import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import { api } from "../api/client";
import { mediaTypeOf, sendFile } from "../api/upload";
import { FilmStatus } from "../components/film-status";
import { message, Notice, show } from "../components/page";
import { bytes } from "../format";

type Stage = { at: "choosing" } | { at: "sending"; share: number } | { at: "sent" | "ready"; videoId: string };

function Upload() {
  const [file, setFile] = useState<File>();
  const [stage, setStage] = useState<Stage>({ at: "choosing" });
  const [error, setError] = useState<string>();

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (file === undefined) return setError("Please choose a file first.");
    if (file.size === 0) return setError("This file is empty.");
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const title = text("title");
    const description = text("description");
    setError(undefined);
    setStage({ at: "sending", share: 0 });
    try {
      const { videoId, upload } = await api.createUpload({
        fileName: file.name,
        contentType: mediaTypeOf(file),
        size: file.size,
        ...(title && { title }),
        ...(description && { description }),
        visibility: text("visibility") as "public" | "unlisted",
      });
      await sendFile(file, upload, (share) => setStage({ at: "sending", share }));
      setStage({ at: "sent", videoId });
    } catch (problem) {
      setError(message(problem));
      setStage({ at: "choosing" });
    }
  };

  return (
    <section class="upload">
      <h1>Upload a film</h1>
      {error !== undefined && <Notice>{error}</Notice>}
      {stage.at === "choosing" && (
        <form onSubmit={submit}>
          <label class="drop">
            <strong>{file?.name ?? "Choose a film"}</strong>
            <span>{file === undefined ? "or drop it here: MP4, MOV, WebM, MKV and more" : bytes(file.size)}</span>
            <input
              type="file"
              accept="video/*,.mkv,.mxf,.ts"
              aria-label="File"
              onChange={({ currentTarget }) => setFile(currentTarget.files?.[0])}
            />
          </label>
          <label>Title <input name="title" maxLength={200} placeholder="The file's name if left empty" /></label>
          <label>Description <textarea name="description" rows={4} maxLength={5000} /></label>
          <label>
            Who may watch
            <select name="visibility">
              <option value="public">Everyone</option>
              <option value="unlisted">Everyone with the link</option>
            </select>
          </label>
          <button class="button" type="submit">Upload</button>
        </form>
      )}
      {stage.at === "sending" && (
        <section class="progress">
          <p><span role="status">Sending {file!.name}</span> · {Math.floor(stage.share * 100)} %</p>
          <progress aria-label="Upload" max={1} value={stage.share} />
        </section>
      )}
      {stage.at === "sent" && (
        <FilmStatus videoId={stage.videoId} onReady={() => setStage({ at: "ready", videoId: stage.videoId })} />
      )}
      {stage.at === "ready" && (
        <p class="done" role="status">
          The film is ready. <a class="button" href={`/watch?v=${encodeURIComponent(stage.videoId)}`}>Watch it</a>
        </p>
      )}
    </section>
  );
}

show(<Upload />);
