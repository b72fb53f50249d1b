#include <optional>
#include <utility>

#include "ledger/state.hpp"
#include "ledger/write.hpp"

namespace sayso::ledger {

struct Ledger::Batch::State {
  explicit State(Connection& own) : connection(own), transaction(own) {}
  Connection& connection;
  Transaction transaction;
  std::optional<Error> lost;  ///< why the whole batch is rolled back
};

Ledger::Batch::Batch(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::Batch::Batch(Batch&&) noexcept = default;
Ledger::Batch& Ledger::Batch::operator=(Batch&&) noexcept = default;
Ledger::Batch::~Batch() = default;

Result<Ledger::Batch> Ledger::batch() {
  state_->wrote = true;
  auto state = std::make_unique<Batch::State>(*state_->connection);
  if (state->connection.failed()) return tl::unexpected(state->connection.take_failure());
  return Batch(std::move(state));
}

Result<AddOutcome> Ledger::Batch::add(const Report& report, const Coding& coding,
                                      std::span<const Claim> claims, std::span<const Statement> statements) {
  if (state_->lost) return tl::unexpected(*state_->lost);
  Connection& connection = state_->connection;
  connection.run("SAVEPOINT report");
  AddOutcome outcome = put_report(
      connection, {.report = &report, .coding = &coding, .claims = claims, .statements = statements});
  if (connection.run("RELEASE report")) return outcome;
  Error failure = connection.take_failure();
  // After some failures (a full disk) SQLite itself rolls everything back.
  connection.roll_back("ROLLBACK TO report; RELEASE report");
  if (!connection.in_transaction()) state_->lost = failure;
  return tl::unexpected(std::move(failure));
}

Result<void> Ledger::Batch::commit() {
  if (state_->lost) return tl::unexpected(*state_->lost);
  if (state_->transaction.commit()) return {};
  state_->lost = state_->connection.take_failure();
  return tl::unexpected(*state_->lost);
}

}  // namespace sayso::ledger
