import { useState } from "preact/hooks";
import { films, type Video } from "../api/films";
import { Dialog } from "../components/dialog";
import { Form } from "../components/form";
import { Members } from "../components/members";
import { OwnFilm } from "../components/own-film";
import { show } from "../components/page";
import { PageList } from "../components/page-list";
import { usePages } from "../components/use-pages";

function Films() {
  const pages = usePages(films.listMine);
  const [leaving, setLeaving] = useState<Video>();

  const replace = (changed: Video) =>
    pages.set((items) => items.map((film) => (film.videoId === changed.videoId ? changed : film)));
  const remove = async (film: Video) => {
    await films.delete(film.videoId);
    replace({ ...film, status: "Deleting" });
    setLeaving(undefined);
  };

  return (
    <>
      <h1>My films</h1>
      <PageList pages={pages} what="your films" empty={<>You have no films yet. <a href="/upload">Upload one</a>.</>}>
        {(items) => (
          <ul class="rows">
            {items.map((film) => <OwnFilm key={film.videoId} film={film} onChange={replace} onDelete={() => setLeaving(film)} />)}
          </ul>
        )}
      </PageList>
      {leaving !== undefined && (
        <Dialog title="Delete this film?" onClose={() => setLeaving(undefined)}>
          <p><strong>{leaving.title}</strong> closes to new viewers now and is deleted for good. Whoever is watching it may go on for a while.</p>
          <Form submit="Delete" grave onSubmit={() => remove(leaving)}>{null}</Form>
        </Dialog>
      )}
    </>
  );
}

show(<Members to="see your films">{(person) => <Films key={person.userId} />}</Members>);
