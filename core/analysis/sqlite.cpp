#include "core/analysis/sqlite.h"

#include <sqlite3.h>

#include <utility>

#include "core/base/files.h"

namespace rhyme {

Result<Sqlite> Sqlite::open(const std::filesystem::path& path) {
    Sqlite database;
    database.path_ = path;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (const int code = sqlite3_open_v2(path_text(path).c_str(), &database.handle_, flags, nullptr); code != SQLITE_OK)
        return fail(database.error(code));
    sqlite3_busy_timeout(database.handle_, 10'000);
    return database;
}

Sqlite::Sqlite(Sqlite&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), path_(std::move(other.path_)) {}

Sqlite::~Sqlite() { sqlite3_close(handle_); }

Error Sqlite::error(int code) const {
    const std::string file = path_text(path_);
    switch (code & 0xff) {
        case SQLITE_CORRUPT:
            return {ErrorCode::Damaged, "the analysis library is damaged", file,
                    "move it away: analysing the footage again makes a new one"};
        case SQLITE_NOTADB:
            return {ErrorCode::Unsupported, "it is not an analysis library", file, "choose another file"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::Conflict, "another program keeps the analysis library busy", file, "try again"};
        case SQLITE_FULL:
            return {ErrorCode::NoSpace, "the disk is full", file, {}};
        case SQLITE_CANTOPEN:
            return {ErrorCode::Unreadable, "the analysis library cannot be opened", file, {}};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_IOERR:
            return {ErrorCode::WriteFailed, "the analysis library cannot be written to", file,
                    "choose another with --library"};
        default:
            return {ErrorCode::Internal,
                    std::string("the analysis library failed: ") +
                        (handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code)),
                    file,
                    {}};
    }
}

Result<void> Sqlite::run(const char* sql) {
    if (const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        return fail(error(code));
    return {};
}

Sqlite::Statement::Statement(Sqlite& database, std::string_view sql) : database_(database) {
    state_ = sqlite3_prepare_v2(database.handle_, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
}

Sqlite::Statement::~Statement() { sqlite3_finalize(statement_); }

Sqlite::Statement& Sqlite::Statement::bind(std::int64_t value) {
    if (statement_) sqlite3_bind_int64(statement_, next_++, value);
    return *this;
}
Sqlite::Statement& Sqlite::Statement::bind(double value) {
    if (statement_) sqlite3_bind_double(statement_, next_++, value);
    return *this;
}
Sqlite::Statement& Sqlite::Statement::bind(std::string_view text) {
    if (statement_) sqlite3_bind_text64(statement_, next_++, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}
Sqlite::Statement& Sqlite::Statement::bind_blob(std::optional<std::string_view> bytes) {
    if (!statement_) return *this;
    if (!bytes)
        sqlite3_bind_null(statement_, next_++);
    else if (bytes->empty())
        sqlite3_bind_zeroblob(statement_, next_++, 0);
    else
        sqlite3_bind_blob64(statement_, next_++, bytes->data(), bytes->size(), SQLITE_TRANSIENT);
    return *this;
}

bool Sqlite::Statement::step() {
    if (!statement_ || (state_ != SQLITE_OK && state_ != SQLITE_ROW)) return false;
    state_ = sqlite3_step(statement_);
    return state_ == SQLITE_ROW;
}

void Sqlite::Statement::reset() {
    if (state_ == SQLITE_DONE || state_ == SQLITE_ROW) state_ = SQLITE_OK;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    next_ = 1;
}

std::int64_t Sqlite::Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Sqlite::Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
bool Sqlite::Statement::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::string Sqlite::Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}
std::span<const std::byte> Sqlite::Statement::blob(int column) const {
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
    return {data, data ? static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)) : 0};
}

Result<void> Sqlite::Statement::done() const {
    if (state_ == SQLITE_OK || state_ == SQLITE_ROW || state_ == SQLITE_DONE) return {};
    return fail(database_.error(state_));
}

Result<SqliteTransaction> SqliteTransaction::begin(Sqlite& database) {
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return fail(begun.error());
    return SqliteTransaction(&database);
}

SqliteTransaction::~SqliteTransaction() {
    if (database_) (void)database_->run("ROLLBACK");
}

Result<void> SqliteTransaction::commit() {
    auto done = database_->run("COMMIT");
    if (done) database_ = nullptr;
    return done;
}

}  // namespace rhyme
