import { films } from "../api/films";
import { isMissing } from "../api/problem";
import { Dialog } from "./dialog";
import { Form } from "./form";

interface GiveUpProps {
  videoId: string;
  name: string;
  onClose: () => void;
  /** Called before it is told to the server: what is still being sent stops. */
  onBegin?: () => void;
  onGivenUp: () => void;
}

/** Asks whether an upload shall be given up, and does it. */
export function GiveUp({ videoId, name, onClose, onBegin, onGivenUp }: GiveUpProps) {
  const submit = async () => {
    onBegin?.();
    try {
      await films.abortUpload(videoId);
    } catch (problem) {
      if (!isMissing(problem)) throw problem; // There is none any more: that was wanted.
    }
    onGivenUp();
  };

  return (
    <Dialog title="Give this upload up?" onClose={onClose}>
      <p>What has been sent of <strong>{name}</strong> is removed.</p>
      <Form submit="Give up" grave onSubmit={submit}>{null}</Form>
    </Dialog>
  );
}
