#include "core/analysis/library.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <mutex>
#include <set>

#include "core/analysis/describe.h"
#include "core/analysis/library_rows.h"
#include "core/analysis/sqlite.h"
#include "core/base/files.h"

namespace rhyme {
namespace {

constexpr const char* kSchema = R"(
CREATE TABLE IF NOT EXISTS media(fingerprint TEXT PRIMARY KEY, analyser INTEGER, rate_num INTEGER, rate_den INTEGER, frames INTEGER,
  duration_num INTEGER, duration_den INTEGER, aspect REAL, width INTEGER, height INTEGER, shots BLOB, changes BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS paths(fingerprint TEXT, path TEXT, PRIMARY KEY(fingerprint, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS moments(fingerprint TEXT, frame INTEGER, time_num INTEGER, time_den INTEGER, shot INTEGER, blank INTEGER,
  thumb BLOB, PRIMARY KEY(fingerprint, frame)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS descriptors(fingerprint TEXT, cue TEXT, frame INTEGER, version INTEGER, data BLOB,
  PRIMARY KEY(fingerprint, cue, frame)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS verdicts(id INTEGER PRIMARY KEY, from_fingerprint TEXT, to_fingerprint TEXT, from_frame INTEGER,
  to_frame INTEGER, accepted INTEGER);
PRAGMA application_id = 1380469069;
PRAGMA user_version = 1;
)";
constexpr std::int64_t kApplication = 1380469069;  // "RHYM"
constexpr std::int64_t kSchemaVersion = 1;
constexpr std::int64_t kBlankBit = 1, kTitleBit = 2, kBriefBit = 4;  // of the column `blank`
constexpr std::int64_t kAnalyser =
    2;  // raised when shots or the choice of moments change: everything is then analysed anew

Result<std::int64_t> pragma(Sqlite& database, std::string_view sql) {
    Sqlite::Statement statement(database, sql);
    const std::int64_t value = statement.step() ? statement.integer(0) : 0;
    if (auto done = statement.done(); !done) return fail(done.error());
    return value;
}

// Read before SQLite opens it, so that nothing of a stranger's file is touched.
Result<void> refuse_stranger(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored) || std::filesystem::file_size(path, ignored) == 0) return {};
    const auto stranger = [&] {
        return fail(ErrorCode::Unsupported, "it is not an analysis library", path_text(path), "choose another file");
    };
    if (std::filesystem::is_directory(path, ignored)) return stranger();
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::Unreadable, "the analysis library cannot be opened", path_text(path));
    char head[72] = {};
    file.read(head, sizeof head);
    if (file.gcount() < 72 || std::memcmp(head, "SQLite format 3", 16) != 0) return stranger();
    std::uint32_t application = 0;  // big-endian at byte 68, as SQLite's file format says
    for (int i = 68; i < 72; ++i) application = application << 8 | static_cast<std::uint8_t>(head[i]);
    // A process killed while making the library leaves the number for the journal to bring back.
    std::filesystem::path journal = path;
    journal += "-wal";
    if (application != kApplication && !(application == 0 && std::filesystem::exists(journal, ignored)))
        return stranger();
    return {};
}

// What is stored of one file, and which cues of it are out of date.
struct Stored {
    std::shared_ptr<MediaAnalysis> analysis;
    std::vector<bool> stale;
    bool complete() const {
        return std::none_of(stale.begin(), stale.end(), [](bool s) { return s; });
    }
};

}  // namespace

struct Library::Impl {
    std::mutex mutex;  // guards all below
    std::filesystem::path path;
    std::optional<Sqlite> database;

    Result<std::optional<Stored>> load(const std::string& fingerprint, const std::string& media_path);
    Result<void> load_moments(Stored& stored);
    Result<void> load_descriptors(Stored& stored);
    Result<void> remember_path(const std::string& fingerprint, const std::string& media_path);
    Result<void> store(const MediaAnalysis& analysis);
    Result<void> forget(const std::string& fingerprint);
    Result<void> run(std::string_view sql, const std::string& fingerprint);
};

Library::Library() : impl_(std::make_unique<Impl>()) {}
Library::~Library() = default;

Result<std::unique_ptr<Library>> Library::open(const std::filesystem::path& path) {
    const bool in_memory = path == ":memory:";
    if (!in_memory) {
        std::error_code error;
        if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
        if (error) return fail(write_error(error.value(), path));
        if (auto known = refuse_stranger(path); !known) return fail(known.error());
    }
    auto database = Sqlite::open(path);
    if (!database) return fail(database.error());
    std::unique_ptr<Library> library(new Library);
    library->impl_->path = path;
    library->impl_->database.emplace(*std::move(database));
    Sqlite& opened = *library->impl_->database;
    if (auto done = opened.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"); !done)
        return fail(done.error());
    const auto version = pragma(opened, "PRAGMA user_version");
    if (!version) return fail(version.error());
    if (*version > kSchemaVersion)
        return fail(ErrorCode::Unsupported, "the analysis library was made by a newer Rhyme", path_text(path),
                    "choose another with --library");
    if (*version == kSchemaVersion) return library;
    auto making = SqliteTransaction::begin(opened);
    if (!making) return fail(making.error());
    if (auto made = opened.run(kSchema); !made) return fail(made.error());
    if (auto made = making->commit(); !made) return fail(made.error());
    return library;
}

Result<void> Library::Impl::load_moments(Stored& stored) {
    Sqlite::Statement rows(
        *database,
        "SELECT frame, time_num, time_den, shot, blank, thumb FROM moments WHERE fingerprint = ? ORDER BY frame");
    rows.bind(stored.analysis->fingerprint);
    while (rows.step()) {
        Moment moment;
        moment.frame = FramePosition(rows.integer(0));
        moment.time = RationalTime(rows.integer(1), std::max<std::int64_t>(1, rows.integer(2)));
        moment.shot = static_cast<int>(rows.integer(3));
        moment.blank = (rows.integer(4) & kBlankBit) != 0;
        moment.title = (rows.integer(4) & kTitleBit) != 0;
        moment.brief = (rows.integer(4) & kBriefBit) != 0;
        moment.thumb = thumb_from(rows.blob(5));
        moment.cues.resize(all_cues().size());
        if (moment.shot < 0 || moment.shot >= static_cast<int>(stored.analysis->shots.size()))
            return fail(ErrorCode::Damaged, "the analysis library is damaged", path_text(path),
                        "analyse the footage again with --force");
        stored.analysis->moments.push_back(std::move(moment));
    }
    return rows.done();
}

Result<void> Library::Impl::load_descriptors(Stored& stored) {
    const std::vector<const Cue*>& cues = all_cues();
    std::vector<Moment>& moments = stored.analysis->moments;
    Sqlite::Statement rows(
        *database,
        "SELECT frame, data FROM descriptors WHERE fingerprint = ? AND cue = ? AND version = ? ORDER BY frame");
    for (std::size_t i = 0; i < cues.size(); ++i) {
        rows.bind(stored.analysis->fingerprint).bind(cues[i]->name()).bind(std::int64_t(cues[i]->version()));
        std::size_t at = 0, found = 0;
        while (rows.step()) {
            while (at < moments.size() && moments[at].frame.value < rows.integer(0)) ++at;
            if (at == moments.size() || moments[at].frame.value != rows.integer(0)) continue;
            if (!rows.null(1)) {
                auto descriptor = cues[i]->decode(rows.blob(1));
                if (!descriptor) break;  // then this cue counts as out of date and is made anew
                moments[at].cues[i] = *std::move(descriptor);
            }
            ++found;
        }
        if (auto done = rows.done(); !done) return done;
        rows.reset();
        stored.stale[i] = found != moments.size();
    }
    return {};
}

Result<std::optional<Stored>> Library::Impl::load(const std::string& fingerprint, const std::string& media_path) {
    Stored stored{std::make_shared<MediaAnalysis>(), std::vector<bool>(all_cues().size(), true)};
    MediaAnalysis& analysis = *stored.analysis;
    {
        Sqlite::Statement row(*database,
                              "SELECT rate_num, rate_den, frames, duration_num, duration_den, aspect, width, height, "
                              "shots, changes FROM media "
                              "WHERE fingerprint = ? AND analyser = ?");
        row.bind(fingerprint).bind(kAnalyser);
        if (!row.step()) {
            if (auto done = row.done(); !done) return fail(done.error());
            return std::nullopt;
        }
        analysis.fingerprint = fingerprint;
        analysis.path = media_path;
        analysis.frame_rate = FrameRate(row.integer(0), row.integer(1));
        analysis.frames = row.integer(2);
        analysis.duration = RationalTime(row.integer(3), std::max<std::int64_t>(1, row.integer(4)));
        analysis.aspect = row.real(5);
        analysis.display_width = static_cast<int>(row.integer(6));
        analysis.display_height = static_cast<int>(row.integer(7));
        analysis.shots = shots_from(row.blob(8));
        analysis.changes = changes_from(row.blob(9));
    }
    if (auto done = load_moments(stored); !done) return fail(done.error());
    if (auto done = load_descriptors(stored); !done) return fail(done.error());
    return stored;
}

Result<AnalysisPtr> Library::find(const std::string& fingerprint, const std::string& path) {
    const std::lock_guard guard(impl_->mutex);
    auto stored = impl_->load(fingerprint, path);
    if (!stored) return fail(stored.error());
    if (!*stored || !(**stored).complete()) return AnalysisPtr();
    return AnalysisPtr((**stored).analysis);
}

Result<void> Library::Impl::run(std::string_view sql, const std::string& fingerprint) {
    Sqlite::Statement statement(*database, sql);
    statement.bind(fingerprint).step();
    return statement.done();
}

Result<void> Library::Impl::forget(const std::string& fingerprint) {
    for (const std::string_view sql :
         {"DELETE FROM media WHERE fingerprint = ?", "DELETE FROM moments WHERE fingerprint = ?",
          "DELETE FROM descriptors WHERE fingerprint = ?"})
        if (auto done = run(sql, fingerprint); !done) return done;
    return {};
}

Result<void> Library::Impl::remember_path(const std::string& fingerprint, const std::string& media_path) {
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(media_path, error);
    Sqlite::Statement statement(*database, "INSERT OR IGNORE INTO paths VALUES(?, ?)");
    statement.bind(fingerprint).bind(error ? media_path : path_text(whole)).step();
    return statement.done();
}

Result<void> Library::Impl::store(const MediaAnalysis& a) {
    if (auto done = forget(a.fingerprint); !done) return done;
    if (auto done = remember_path(a.fingerprint, a.path); !done) return done;
    Sqlite::Statement media(*database, "INSERT INTO media VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    media.bind(a.fingerprint).bind(kAnalyser).bind(a.frame_rate.num).bind(a.frame_rate.den).bind(a.frames);
    media.bind(a.duration.num)
        .bind(a.duration.den)
        .bind(a.aspect)
        .bind(std::int64_t(a.display_width))
        .bind(std::int64_t(a.display_height));
    media.bind_blob(shots_blob(a.shots)).bind_blob(changes_blob(a.changes)).step();
    if (auto done = media.done(); !done) return done;

    const std::vector<const Cue*>& cues = all_cues();
    Sqlite::Statement row(*database, "INSERT INTO moments VALUES(?, ?, ?, ?, ?, ?, ?)");
    Sqlite::Statement descriptor(*database, "INSERT INTO descriptors VALUES(?, ?, ?, ?, ?)");
    for (const Moment& moment : a.moments) {
        row.bind(a.fingerprint)
            .bind(moment.frame.value)
            .bind(moment.time.num)
            .bind(moment.time.den)
            .bind(std::int64_t(moment.shot));
        row.bind((moment.blank ? kBlankBit : 0) | (moment.title ? kTitleBit : 0) | (moment.brief ? kBriefBit : 0))
            .bind_blob(thumb_blob(moment.thumb))
            .step();
        if (auto done = row.done(); !done) return done;
        row.reset();
        for (std::size_t i = 0; i < cues.size(); ++i) {
            const std::optional<std::string> bytes = i < moment.cues.size() && moment.cues[i]
                                                         ? std::optional(cues[i]->encode(*moment.cues[i]))
                                                         : std::nullopt;
            descriptor.bind(a.fingerprint)
                .bind(cues[i]->name())
                .bind(moment.frame.value)
                .bind(std::int64_t(cues[i]->version()));
            descriptor.bind_blob(bytes).step();
            if (auto done = descriptor.done(); !done) return done;
            descriptor.reset();
        }
    }
    return {};
}

Result<void> Library::put(const MediaAnalysis& analysis) {
    const std::lock_guard guard(impl_->mutex);
    auto change = SqliteTransaction::begin(*impl_->database);
    if (!change) return fail(change.error());
    if (auto done = impl_->store(analysis); !done) return done;
    return change->commit();
}

Result<AnalysisPtr> Library::find_or_analyze(std::shared_ptr<const Media> media, const AnalysisOptions& options,
                                             bool force, Progress progress, Cancel cancel) {
    const std::string path = path_text(media->info.path);
    Result<AnalysisPtr> made = AnalysisPtr();
    if (!force) {
        std::unique_lock lock(impl_->mutex);
        auto stored = impl_->load(media->info.fingerprint, path);
        if (stored && *stored && (**stored).complete()) {
            if (auto done = impl_->remember_path(media->info.fingerprint, path);
                !done && done.error().code != ErrorCode::WriteFailed)
                return fail(done.error());
            if (progress) progress({1, "analysed before"});
            return AnalysisPtr((**stored).analysis);
        }
        if (!stored && stored.error().code != ErrorCode::Damaged) return fail(stored.error());
        lock.unlock();
        if (stored && *stored) {
            made = describe_again(media, *(**stored).analysis, (**stored).stale, options, progress, cancel);
            if (!made && made.error().code == ErrorCode::Cancelled) return made;
        }
    }
    if (!made || !*made) made = analyze(media, options, progress, cancel);
    if (!made) return made;
    if (auto kept = put(**made); !kept) return fail(kept.error());
    // What is handed out now is what will be found later, to the bit: some descriptors are rounded when they are
    // written.
    auto found = find(media->info.fingerprint, path);
    return found && *found ? found : made;
}

/// A statement that takes all of a verdict.
static Result<void> carried_out(Sqlite::Statement& row, const Library::Verdict& v) {
    row.bind(v.from_fingerprint)
        .bind(v.to_fingerprint)
        .bind(v.from_frame.value)
        .bind(v.to_frame.value)
        .bind(std::int64_t(v.accepted))
        .step();
    return row.done();
}

Result<void> Library::add_verdict(const Verdict& v) {
    const std::lock_guard guard(impl_->mutex);
    Sqlite::Statement row(*impl_->database, "INSERT INTO verdicts VALUES(NULL, ?, ?, ?, ?, ?)");
    return carried_out(row, v);
}

Result<void> Library::take_back_verdict(const Verdict& v) {
    const std::lock_guard guard(impl_->mutex);
    Sqlite::Statement row(
        *impl_->database,
        "DELETE FROM verdicts WHERE id = (SELECT max(id) FROM verdicts WHERE from_fingerprint = ? AND "
        "to_fingerprint = ? AND from_frame = ? AND to_frame = ? AND accepted = ?)");
    return carried_out(row, v);
}

Result<std::vector<Library::Verdict>> Library::verdicts() {
    const std::lock_guard guard(impl_->mutex);
    std::vector<Verdict> all;
    Sqlite::Statement rows(
        *impl_->database,
        "SELECT from_fingerprint, to_fingerprint, from_frame, to_frame, accepted FROM verdicts ORDER BY id");
    while (rows.step())
        all.push_back({rows.text(0), rows.text(1), FramePosition(rows.integer(2)), FramePosition(rows.integer(3)),
                       rows.integer(4) != 0});
    if (auto done = rows.done(); !done) return fail(done.error());
    return all;
}

Result<Library::Info> Library::info() {
    const std::lock_guard guard(impl_->mutex);
    Info info;
    info.path = impl_->path;
    std::error_code none;
    for (const char* part : {"", "-wal"}) {
        std::filesystem::path file = impl_->path;
        file += part;
        if (const auto size = std::filesystem::file_size(file, none); !none)
            info.bytes += static_cast<std::int64_t>(size);
    }
    const std::pair<std::int64_t*, const char*> counts[] = {{&info.media, "SELECT count(*) FROM media"},
                                                            {&info.moments, "SELECT count(*) FROM moments"},
                                                            {&info.descriptors, "SELECT count(*) FROM descriptors"},
                                                            {&info.verdicts, "SELECT count(*) FROM verdicts"}};
    for (const auto& [count, sql] : counts) {
        const auto value = pragma(*impl_->database, sql);
        if (!value) return fail(value.error());
        *count = *value;
    }
    Sqlite::Statement rows(*impl_->database, "SELECT count(*) FROM descriptors WHERE cue = ? AND version = ?");
    for (const Cue* cue : all_cues()) {
        rows.bind(cue->name()).bind(std::int64_t(cue->version()));
        if (rows.step()) info.by_cue[std::string(cue->name())] = rows.integer(0);
        if (auto done = rows.done(); !done) return fail(done.error());
        rows.reset();
    }
    return info;
}

Result<std::int64_t> Library::prune() {
    const std::lock_guard guard(impl_->mutex);
    auto change = SqliteTransaction::begin(*impl_->database);
    if (!change) return fail(change.error());
    std::set<std::string> all, there;
    {
        Sqlite::Statement rows(
            *impl_->database,
            "SELECT m.fingerprint, p.path FROM media m LEFT JOIN paths p ON p.fingerprint = m.fingerprint");
        while (rows.step()) {
            std::error_code none;
            all.insert(rows.text(0));
            if (std::filesystem::exists(rows.text(1), none)) there.insert(rows.text(0));
        }
        if (auto done = rows.done(); !done) return fail(done.error());
    }
    std::int64_t dropped = 0;
    for (const std::string& fingerprint : all) {
        if (there.count(fingerprint)) continue;
        if (auto done = impl_->forget(fingerprint); !done) return fail(done.error());
        if (auto done = impl_->run("DELETE FROM paths WHERE fingerprint = ?", fingerprint); !done)
            return fail(done.error());
        ++dropped;
    }
    if (auto done = change->commit(); !done) return fail(done.error());
    return dropped;
}

Result<void> Library::verify() {
    const std::lock_guard guard(impl_->mutex);
    Sqlite::Statement check(*impl_->database, "PRAGMA integrity_check(1)");
    const std::string answer = check.step() ? check.text(0) : std::string();
    if (auto done = check.done(); !done) return done;
    const auto damaged = [&](const std::string& how) {
        return fail(ErrorCode::Damaged, "the analysis library is damaged: " + how, path_text(impl_->path),
                    "analyse the footage again with --force, or move the library away");
    };
    if (answer != "ok") return damaged(answer);
    Sqlite::Statement rows(
        *impl_->database,
        "SELECT fingerprint, frame, data FROM descriptors WHERE cue = ? AND version = ? AND data NOT NULL");
    for (const Cue* cue : all_cues()) {
        rows.bind(cue->name()).bind(std::int64_t(cue->version()));
        while (rows.step())
            if (!cue->decode(rows.blob(2)))
                return damaged(std::string(cue->name()) + " of frame " + std::to_string(rows.integer(1)) +
                               " cannot be read");
        if (auto done = rows.done(); !done) return done;
        rows.reset();
    }
    return {};
}

std::filesystem::path default_library_path() { return user_data_folder() / "library.sqlite"; }

}  // namespace rhyme
