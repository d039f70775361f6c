import type { Visibility } from "../api/films";
import { bytes } from "../format";
import { Field, Form, Labelled, type Values } from "./form";
import { visibilityWords } from "./words";

/** What a person says of a film when they upload it. */
export interface Description {
  title?: string;
  description?: string;
  visibility: Visibility;
}

interface UploadFormProps {
  file: File | undefined;
  onChoose: (file: File | undefined) => void;
  onSubmit: (file: File, description: Description) => Promise<void>;
}

/** Takes a file and what is to be said of it. */
export function UploadForm({ file, onChoose, onSubmit }: UploadFormProps) {
  const submit = (values: Values) => {
    if (file === undefined) throw new Error("Please choose a file first.");
    if (file.size === 0) throw new Error("This file is empty.");
    const [title, description] = [values("title"), values("description")];
    return onSubmit(file, { ...(title && { title }), ...(description && { description }), visibility: values("visibility") as Visibility });
  };

  return (
    <Form submit="Upload" onSubmit={async (values) => submit(values)}>
      <label class="drop">
        <strong>{file?.name ?? "Choose a film"}</strong>
        <span>{file === undefined ? "or drop it here: MP4, MOV, WebM, MKV and more" : bytes(file.size)}</span>
        <input
          type="file"
          accept="video/*,.mkv,.mxf,.ts"
          aria-label="File"
          onChange={({ currentTarget }) => {
            onChoose(currentTarget.files?.[0]);
            currentTarget.value = ""; // The same file may be chosen once more.
          }}
        />
      </label>
      <Field name="title" label="Title" maxLength={200} placeholder="The file's name if left empty" />
      <DescriptionField />
      <VisibilityField />
    </Form>
  );
}

export function DescriptionField({ text = "" }: { text?: string }) {
  return (
    <Labelled name="description" label="Description">
      {(control) => (
        <textarea {...control} rows={4} defaultValue={text} onInput={({ currentTarget }) => limitBytes(currentTarget, 5000)} />
      )}
    </Labelled>
  );
}

export function VisibilityField({ chosen = "public" }: { chosen?: Visibility }) {
  return (
    <Labelled name="visibility" label="Who may watch">
      {(control) => (
        <select {...control}>
          {Object.entries(visibilityWords).map(([value, word]) => (
            <option key={value} value={value} selected={value === chosen}>{word}</option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Lets the browser refuse a text before the server does: it counts bytes of UTF-8, which `maxLength` does not. */
function limitBytes(field: HTMLTextAreaElement, most: number) {
  const bytes = new TextEncoder().encode(field.value.trim()).length;
  field.setCustomValidity(bytes > most ? `Too long: ${bytes} bytes of text, of at most ${most}. A letter takes one to four.` : "");
}
