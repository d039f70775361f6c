import { useState } from "preact/hooks";
import { films, type Visibility } from "../api/films";
import { mediaTypeOf, sendFile } from "../api/upload";
import { FilmStatus } from "../components/film-status";
import { Field, Form, Labelled, type Values } from "../components/form";
import { Members } from "../components/members";
import { NoCreator } from "../components/no-creator";
import { show } from "../components/page";
import { visibilityWords } from "../components/words";
import { bytes } from "../format";
import { mayUpload } from "../session/profile";

type Stage = { at: "choosing" | "sending"; share: number } | { at: "sent" | "ready"; videoId: string };

const choosing: Stage = { at: "choosing", share: 0 };

function Upload() {
  const [file, setFile] = useState<File>();
  const [stage, setStage] = useState<Stage>(choosing);

  const submit = async (values: Values) => {
    if (file === undefined) throw new Error("Please choose a file first.");
    if (file.size === 0) throw new Error("This file is empty.");
    const [title, description] = [values("title"), values("description")];
    try {
      const { videoId, upload } = await films.createUpload({
        fileName: file.name,
        contentType: mediaTypeOf(file),
        size: file.size,
        ...(title && { title }),
        ...(description && { description }),
        visibility: values("visibility") as Visibility,
      });
      setStage({ at: "sending", share: 0 });
      await sendFile(file, upload, (share) => setStage({ at: "sending", share }));
      setStage({ at: "sent", videoId });
    } catch (problem) {
      setStage(choosing);
      throw problem;
    }
  };

  if (stage.at === "sent") {
    return <FilmStatus videoId={stage.videoId} onReady={() => setStage({ at: "ready", videoId: stage.videoId })} />;
  }
  if (stage.at === "ready") {
    return (
      <p class="done" role="status">
        The film is ready. <a class="button" href={`/watch?v=${encodeURIComponent(stage.videoId)}`}>Watch it</a>
      </p>
    );
  }
  return (
    <>
      {stage.at === "sending" && (
        <section class="progress">
          <p><span role="status">Sending {file!.name}</span> · {Math.floor(stage.share * 100)} %</p>
          <progress aria-label="Upload" max={1} value={stage.share} />
        </section>
      )}
      {/* Kept while the bytes travel: when they do not arrive, nothing must be typed again. */}
      <div hidden={stage.at === "sending"}>
        <Form submit="Upload" onSubmit={submit}>
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
          <Field name="title" label="Title" maxLength={200} placeholder="The file's name if left empty" />
          <Labelled name="description" label="Description">
            {(control) => <textarea {...control} rows={4} onInput={({ currentTarget }) => limitBytes(currentTarget, 5000)} />}
          </Labelled>
          <Labelled name="visibility" label="Who may watch">
            {(control) => (
              <select {...control}>
                {Object.entries(visibilityWords).map(([value, word]) => <option key={value} value={value}>{word}</option>)}
              </select>
            )}
          </Labelled>
        </Form>
      </div>
    </>
  );
}

/** Lets the browser refuse a text before the server does: it counts bytes of UTF-8, which `maxLength` does not. */
function limitBytes(field: HTMLTextAreaElement, most: number) {
  const bytes = new TextEncoder().encode(field.value.trim()).length;
  field.setCustomValidity(bytes > most ? `Too long: ${bytes} bytes of text, of at most ${most}. A letter takes one to four.` : "");
}

show(
  <section class="narrow">
    <Members to="upload films">
      {(person) =>
        mayUpload(person) ? (
          <>
            <h1>Upload a film</h1>
            <Upload key={person.userId} />
          </>
        ) : (
          <NoCreator />
        )
      }
    </Members>
  </section>,
);
