import { useState } from "preact/hooks";
import { films, type OwnVideo, type Video, type VideoChange, type Visibility } from "../api/films";
import { Problem } from "../api/problem";
import { Dialog } from "./dialog";
import { Field, Form, type Values } from "./form";
import { DescriptionField, VisibilityField } from "./upload-form";
import { visibilityWords } from "./words";

interface EditFilmProps {
  film: OwnVideo;
  onChange: (film: OwnVideo) => void;
  onClose: () => void;
}

/** Changes what one says of one's film. What was changed elsewhere meanwhile is shown before it is replaced. */
export function EditFilm({ film, onChange, onClose }: EditFilmProps) {
  const [base, setBase] = useState<{ film: Video; revision: string }>({ film, revision: film.revision });
  const [conflict, setConflict] = useState<Video>();

  const submit = async (values: Values) => {
    const change = changeOf(base.film, values);
    try {
      if (Object.keys(change).length > 0) {
        const changed = await films.update(film.videoId, base.revision, change);
        onChange({ ...withoutDescription(film), ...changed.film, revision: changed.revision });
      } else if (conflict !== undefined) {
        onChange({ ...withoutDescription(film), ...conflict, revision: base.revision });
      }
      onClose();
    } catch (problem) {
      if (!(problem instanceof Problem && problem.status === 412)) throw problem;
      const now = await films.getRevised(film.videoId);
      setBase(now);
      setConflict(now.film);
    }
  };

  return (
    <Dialog title="Edit film" onClose={onClose}>
      {conflict !== undefined && <Conflict now={conflict} />}
      <Form submit={conflict === undefined ? "Save" : "Save mine"} onSubmit={submit}>
        <Field name="title" label="Title" maxLength={200} required defaultValue={film.title} />
        <DescriptionField text={film.description ?? ""} />
        <VisibilityField chosen={film.visibility} />
      </Form>
    </Dialog>
  );
}

function Conflict({ now }: { now: Video }) {
  return (
    <section class="notice conflict" role="alert">
      <p>This film was changed elsewhere meanwhile. What you typed is kept below; saving replaces what is there now:</p>
      <dl>
        <dt>Title</dt>
        <dd>{now.title}</dd>
        <dt>Description</dt>
        <dd>{now.description ?? "none"}</dd>
        <dt>Who may watch</dt>
        <dd>{visibilityWords[now.visibility]}</dd>
      </dl>
    </section>
  );
}

/** Only what differs: nobody else's change is touched for nothing. */
function changeOf(film: Video, values: Values): VideoChange {
  const [title, description, visibility] = [values("title"), values("description"), values("visibility") as Visibility];
  return {
    ...(title !== film.title && { title }),
    ...(description !== (film.description ?? "") && { description }),
    ...(visibility !== film.visibility && { visibility }),
  };
}

// A description that was removed is absent from the answer.
function withoutDescription({ description: _, ...film }: OwnVideo): OwnVideo {
  return film;
}
