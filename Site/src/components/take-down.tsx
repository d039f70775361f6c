import { useState } from "preact/hooks";
import { films, type Video } from "../api/films";
import { Dialog } from "./dialog";
import { Form, Labelled, type Values } from "./form";

/** An administrator's way to remove anyone's film. */
export function TakeDown({ film }: { film: Video }) {
  const [isAsked, setAsked] = useState(false);

  const submit = async (values: Values) => {
    await films.takeDown(film.videoId, values("reason"));
    location.assign("/");
  };

  return (
    <>
      <button class="button quiet" type="button" onClick={() => setAsked(true)}>Take down</button>
      {isAsked && (
        <Dialog title="Take this film down?" onClose={() => setAsked(false)}>
          <p><strong>{film.title}</strong> closes to new viewers now and is deleted for good. Whoever is watching it may go on for a while.</p>
          <Form submit="Take down" grave onSubmit={submit}>
            <Labelled name="reason" label="Reason">
              {(control) => <textarea {...control} rows={3} maxLength={1000} required />}
            </Labelled>
          </Form>
        </Dialog>
      )}
    </>
  );
}
