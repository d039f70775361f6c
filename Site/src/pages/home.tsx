import { useEffect, useState } from "preact/hooks";
import { api, type Video } from "../api/client";
import { FilmCard } from "../components/film-card";
import { message, Notice, show } from "../components/page";

function Home() {
  const [films, setFilms] = useState<Video[]>();
  const [cursor, setCursor] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const load = async (from?: string) => {
    setBusy(true);
    setError(undefined);
    try {
      const page = await api.listVideos(from);
      setFilms((shown = []) => [...shown, ...page.items]);
      setCursor(page.cursor);
    } catch (problem) {
      setError(message(problem));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void load(), []);

  return (
    <>
      <h1>Films</h1>
      {error !== undefined && <Notice>{error}</Notice>}
      {films === undefined && busy && <p class="empty" role="status">Loading films</p>}
      {films?.length === 0 && (
        <p class="empty">No films yet. <a href="/upload">Upload the first one</a>.</p>
      )}
      <div class="grid">{films?.map((film) => <FilmCard key={film.videoId} film={film} />)}</div>
      {cursor !== undefined && <button class="more" disabled={busy} onClick={() => load(cursor)}>Show more</button>}
    </>
  );
}

show(<Home />);
