import { useState } from "preact/hooks";
import { type Filter, films, type OwnVideo } from "../api/films";
import { Captions } from "../components/captions";
import { Dialog } from "../components/dialog";
import { EditFilm } from "../components/edit-film";
import { FilmFilter } from "../components/film-filter";
import { Form } from "../components/form";
import { Members } from "../components/members";
import { OwnFilm } from "../components/own-film";
import { show } from "../components/page";
import { PageList } from "../components/page-list";
import { Receipts } from "../components/receipts";
import { usePages } from "../components/use-pages";

function Films() {
  const [filter, setFilter] = useState<Filter>({});
  const pages = usePages((cursor) => films.listMine(filter, cursor), JSON.stringify(filter));
  const [open, setOpen] = useState<{ dialog: "edit" | "captions" | "delete"; videoId: string }>();

  const isFiltered = Object.keys(filter).length > 0;
  const chosen = pages.items?.find(({ videoId }) => videoId === open?.videoId);
  const close = () => setOpen(undefined);
  const replace = (changed: OwnVideo) =>
    pages.set((items) => items.map((film) => (film.videoId === changed.videoId ? changed : film)));
  const remove = async (film: OwnVideo) => {
    await films.delete(film.videoId);
    const { poster: _, ...rest } = film; // It may be gone any moment.
    replace({ ...rest, status: "Deleting" });
    close();
  };

  return (
    <>
      <h1>My films</h1>
      <FilmFilter onChange={setFilter} />
      <PageList
        pages={pages}
        what="your films"
        empty={isFiltered ? "None of your films is like that." : <>You have no films yet. <a href="/upload">Upload one</a>.</>}
      >
        {(items) => (
          <ul class="rows">
            {items.map((film) => {
              const opens = (dialog: "edit" | "captions" | "delete") => () => setOpen({ dialog, videoId: film.videoId });
              return (
                <OwnFilm
                  key={film.videoId}
                  film={film}
                  onChange={replace}
                  onEdit={opens("edit")}
                  onCaptions={opens("captions")}
                  onDelete={opens("delete")}
                />
              );
            })}
          </ul>
        )}
      </PageList>
      <Receipts />
      {chosen !== undefined && open!.dialog === "edit" && <EditFilm film={chosen} onChange={replace} onClose={close} />}
      {chosen !== undefined && open!.dialog === "captions" && <Captions film={chosen} onChange={replace} onClose={close} />}
      {chosen !== undefined && open!.dialog === "delete" && (
        <Dialog title="Delete this film?" onClose={close}>
          <p><strong>{chosen.title}</strong> closes to new viewers now and is deleted for good. Whoever is watching it may go on for a while.</p>
          <Form submit="Delete" grave onSubmit={() => remove(chosen)}>{null}</Form>
        </Dialog>
      )}
    </>
  );
}

show(<Members to="see your films">{(person) => <Films key={person.userId} />}</Members>);
