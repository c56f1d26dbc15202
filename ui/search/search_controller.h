#pragma once

#include <QObject>
#include <QPointer>
#include <memory>
#include <optional>
#include <variant>

#include "core/engine/library_search.h"
#include "ui/common/session.h"
#include "ui/search/query.h"

namespace kindred {

/// Something that keeps the Search page from showing results, and where it lies.
struct SearchProblem {
    enum class Place { Library, Query };
    Place place = Place::Library;
    Error error;
};

/// The search behind the page: opens the session's library, turns a query into a code, and keeps the results
/// up to date while limits, query or library change. All work is done in the background, one search at a
/// time; what has been overtaken is dropped. Knows no widget.
class SearchController : public QObject {
    Q_OBJECT
public:
    enum class State { Opening, Empty, Ready, Failed };

    explicit SearchController(Session& session, QObject* parent = nullptr);

    /// Opens the session's library anew.
    void open();
    void setQuery(Query query);
    /// Back to all pictures of the library.
    void clearQuery();
    void setLimits(const SearchRequest& limits);
    void setRanking(Ranking ranking);

    State state() const { return m_state; }
    const std::optional<SearchProblem>& problem() const { return m_problem; }
    /// Null unless Ready. Thread-safe, may be handed to jobs.
    const std::shared_ptr<LibrarySearch>& library() const { return m_library; }
    const SearchRequest& limits() const { return m_limits; }

    bool hasQuery() const { return m_query.has_value(); }
    /// The query is being read and encoded.
    bool reading() const { return m_reading; }
    const std::optional<QueryPicture>& queryPicture() const { return m_queryPicture; }
    /// Ranked as is wished where there is a query; else all pictures in the order in which they came,
    /// distance 0.
    const RankedMatches& matches() const { return m_matches; }
    bool ranked() const { return m_ranked; }
    double searchSeconds() const { return m_searchSeconds; }

Q_SIGNALS:
    void stateChanged();  ///< state or problem
    void queryChanged();
    void resultsChanged();

private:
    struct Found {
        RankedMatches matches;
        double seconds = 0;
        bool outdated = false;  ///< the library has another model by now
    };
    using Read = std::variant<QueryPicture, DecodeFailure>;

    void setState(State state, std::optional<SearchProblem> problem);
    void takeLibrary(std::shared_ptr<LibrarySearch> library);
    void readQuery();
    void takeQuery(Read read);
    void search();
    /// Can the ranking compare it?
    bool isKnownEnough(const QueryPicture& picture) const;
    std::filesystem::path modelFile() const;

    Session& m_session;
    State m_state = State::Opening;
    std::optional<SearchProblem> m_problem;
    std::shared_ptr<LibrarySearch> m_library;
    SearchRequest m_limits{.top = 100, .radius = {}};
    Ranking m_ranking = Ranking::Hamming;

    std::optional<Query> m_query;
    std::optional<QueryPicture> m_queryPicture;
    bool m_reading = false;
    int m_queryNumber = 0;  // tells an overtaken reading from the latest
    int m_openNumber = 0;

    bool m_searching = false;
    bool m_searchAgain = false;
    RankedMatches m_matches;
    bool m_ranked = false;
    double m_searchSeconds = 0;
};

}  // namespace kindred
