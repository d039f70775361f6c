import { useState } from "preact/hooks";
import { films, type OwnVideo } from "../api/films";
import { message } from "../api/problem";
import { languageName } from "../format";
import { Dialog } from "./dialog";
import { Form, Labelled, type Values } from "./form";
import { Notice } from "./page";

/** Offered while one types; any other language is taken too. */
const common = ["ar", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "no", "pl", "pt", "pt-BR", "ro", "ru", "sv", "th", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant"];

const types: Record<string, string> = { vtt: "text/vtt", srt: "application/x-subrip" };

interface CaptionsProps {
  film: OwnVideo;
  onChange: (film: OwnVideo) => void;
  onClose: () => void;
}

/** The captions of a film: one file per language. */
export function Captions({ film, onChange, onClose }: CaptionsProps) {
  const [error, setError] = useState<string>();

  const without = (lang: string) => film.captions.filter((other) => other !== lang);
  const add = async (values: Values, form: HTMLFormElement) => {
    const lang = languageOf(values("lang"));
    const file = (form.elements.namedItem("file") as HTMLInputElement).files?.[0];
    const type = types[file?.name.split(".").pop()?.toLowerCase() ?? ""];
    if (file === undefined || type === undefined) throw new Error("Choose a file that ends in .vtt or .srt.");
    await films.putCaptions(film.videoId, lang, type, file);
    onChange({ ...film, captions: [...without(lang), lang].sort() });
    form.reset();
    return `The captions in ${languageName(lang)} are there.`;
  };
  const remove = async (lang: string) => {
    setError(undefined);
    try {
      await films.deleteCaptions(film.videoId, lang);
      onChange({ ...film, captions: without(lang) });
    } catch (problem) {
      setError(message(problem));
    }
  };

  return (
    <Dialog title={`Captions of ${film.title}`} onClose={onClose}>
      {error !== undefined && <Notice>{error}</Notice>}
      {film.captions.length === 0 && <p class="empty">There are none yet.</p>}
      <ul class="rows">
        {film.captions.map((lang) => (
          <li key={lang} class="row">
            <span class="about"><span lang={lang}>{languageName(lang)}</span></span>
            <button class="button quiet" type="button" onClick={() => remove(lang)}>Remove<span class="unseen"> {languageName(lang)}</span></button>
          </li>
        ))}
      </ul>
      <Form submit="Add captions" onSubmit={add}>
        <Labelled name="lang" label="Language" hint="Such as en, de or pt-BR. Captions that are there in it are replaced.">
          {(control) => <input {...control} list="languages" maxLength={35} autocomplete="off" spellcheck={false} required />}
        </Labelled>
        <datalist id="languages">
          {common.map((lang) => <option key={lang} value={lang}>{languageName(lang)}</option>)}
        </datalist>
        <Labelled name="file" label="Caption file" hint="WebVTT (.vtt) or SubRip (.srt), in UTF-8.">
          {(control) => <input {...control} type="file" accept=".vtt,.srt" required />}
        </Labelled>
      </Form>
    </Dialog>
  );
}

function languageOf(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0]!;
  } catch {
    throw new Error("Write the language as en, de or pt-BR.");
  }
}
