import { films } from "../api/films";
import { FilmCard } from "../components/film-card";
import { show } from "../components/page";
import { PageList } from "../components/page-list";
import { usePages } from "../components/use-pages";

function Home() {
  const pages = usePages(films.list);
  return (
    <>
      <h1>Films</h1>
      <PageList pages={pages} what="films" empty={<>No films yet. <a href="/upload">Upload the first one</a>.</>}>
        {(items) => <div class="grid">{items.map((film) => <FilmCard key={film.videoId} film={film} />)}</div>}
      </PageList>
    </>
  );
}

show(<Home />);
