// The little of SQLite that the library needs: statements that clean up after themselves and errors in plain words. One
// owner, one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace rhyme {

class Sqlite {
public:
    /// Creates the file when missing; waits up to ten seconds for another process.
    static Result<Sqlite> open(const std::filesystem::path& path);
    Sqlite(Sqlite&& other) noexcept;
    Sqlite& operator=(Sqlite&&) = delete;
    ~Sqlite();

    /// Bind in order, then step; columns from 0. Failures are kept and told by done().
    class Statement {
    public:
        Statement(Sqlite& database, std::string_view sql);
        ~Statement();
        Statement(const Statement&) = delete;
        Statement& operator=(const Statement&) = delete;

        Statement& bind(std::int64_t value);
        Statement& bind(double value);
        Statement& bind(std::string_view text);                       ///< copied
        Statement& bind_blob(std::optional<std::string_view> bytes);  ///< copied; null without a value
        /// Whether there is a row.
        bool step();
        void reset();  ///< to be bound and stepped again
        std::int64_t integer(int column) const;
        double real(int column) const;
        std::string text(int column) const;
        bool null(int column) const;
        std::span<const std::byte> blob(int column) const;  ///< until the next step
        Result<void> done() const;

    private:
        Sqlite& database_;
        sqlite3_stmt* statement_ = nullptr;
        int next_ = 1, state_ = 0;
    };

    /// One or more statements without results.
    Result<void> run(const char* sql);
    Error error(int code) const;

private:
    Sqlite() = default;
    sqlite3* handle_ = nullptr;
    std::filesystem::path path_;
};

/// Everything until commit() is one change, or none: the destructor takes it back.
class SqliteTransaction {
public:
    static Result<SqliteTransaction> begin(Sqlite& database);
    SqliteTransaction(SqliteTransaction&& other) noexcept : database_(other.database_) { other.database_ = nullptr; }
    SqliteTransaction& operator=(SqliteTransaction&&) = delete;
    ~SqliteTransaction();
    Result<void> commit();

private:
    explicit SqliteTransaction(Sqlite* database) : database_(database) {}
    Sqlite* database_;
};

}  // namespace rhyme
