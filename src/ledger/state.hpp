#pragma once
#include <memory>
#include <utility>

#include "ledger/connection.hpp"
#include "sayso/ledger.hpp"

namespace sayso::ledger {

struct Ledger::State {
  std::unique_ptr<Connection> connection;
  bool wrote = false;

  ~State();
};

/// Runs `work(connection)` and gives what it gives, or the failure that the connection has after it.
template <class Work>
auto reading(Connection& connection, Work work) -> Result<decltype(work(connection))> {
  auto out = work(connection);
  if (connection.failed()) return tl::unexpected(connection.take_failure());
  return out;
}

/// The same in a transaction that is committed where nothing failed.
template <class Work>
auto writing(Connection& connection, Work work) -> Result<decltype(work(connection))> {
  Transaction transaction(connection);
  auto out = work(connection);
  if (!transaction.commit()) return tl::unexpected(connection.take_failure());
  return out;
}

/// Finds everything that is not as it must be; see `Ledger::check`.
[[nodiscard]] std::vector<Error> find_faults(Connection& connection);

}  // namespace sayso::ledger
