#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <string>

namespace sayso::testing {

/// What happens at a step that fails.
enum class Fault {
  full,   ///< this write finds no room; the next ones do
  error,  ///< this write or sync fails; the next ones work
  crash   ///< half of this write is done, and nothing after it: as if the machine had stopped
};

/// An SQLite VFS over the system's, in which the n-th step that changes a file fails. Steps are writes,
/// truncations, syncs and deletions.
class FaultVfs {
 public:
  /// Registers itself under `name()`. `step` counts from 1; 0: nothing fails.
  FaultVfs(std::uint64_t step, Fault fault) : step_(step), fault_(fault) {
    system_ = sqlite3_vfs_find(nullptr);
    vfs_ = *system_;
    vfs_.iVersion = 1;
    vfs_.pNext = nullptr;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + system_->szOsFile;
    vfs_.zName = "sayso-fault";
    vfs_.pAppData = this;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    sqlite3_vfs_register(&vfs_, 0);
  }
  ~FaultVfs() { sqlite3_vfs_unregister(&vfs_); }
  FaultVfs(const FaultVfs&) = delete;
  FaultVfs& operator=(const FaultVfs&) = delete;

  [[nodiscard]] std::string name() const { return vfs_.zName; }
  /// How many steps there were; more than `step` where the fault came.
  [[nodiscard]] std::uint64_t steps() const { return seen_; }
  [[nodiscard]] bool struck() const { return step_ > 0 && seen_ >= step_; }

 private:
  struct File {
    sqlite3_file base;
    FaultVfs* owner;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };
  static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
  static sqlite3_file* real(sqlite3_file* file) { return of(file)->real(); }

  /// Counts a step. SQLITE_OK where it may go on; `now` says whether it is the very step that fails.
  int next_step(bool& now) {
    ++seen_;
    now = seen_ == step_;
    if (step_ == 0 || seen_ < step_) return SQLITE_OK;
    if (fault_ == Fault::crash) return SQLITE_IOERR_WRITE;
    if (!now) return SQLITE_OK;
    return fault_ == Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
    auto* owner = static_cast<FaultVfs*>(vfs->pAppData);
    of(file)->owner = owner;
    const int code = owner->system_->xOpen(owner->system_, path, real(file), flags, out_flags);
    file->pMethods = code == SQLITE_OK ? &methods : nullptr;
    return code;
  }
  static int remove(sqlite3_vfs* vfs, const char* path, int sync) {
    auto* owner = static_cast<FaultVfs*>(vfs->pAppData);
    bool now = false;
    if (owner->next_step(now) != SQLITE_OK) return SQLITE_IOERR_DELETE;
    return owner->system_->xDelete(owner->system_, path, sync);
  }
  static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    bool now = false;
    const int code = of(file)->owner->next_step(now);
    if (code == SQLITE_OK) return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
    if (now && of(file)->owner->fault_ == Fault::crash) {
      real(file)->pMethods->xWrite(real(file), bytes, count / 2, offset);
    }
    return code;
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    bool now = false;
    const int code = of(file)->owner->next_step(now);
    return code == SQLITE_OK ? real(file)->pMethods->xTruncate(real(file), size) : SQLITE_IOERR_TRUNCATE;
  }
  static int sync(sqlite3_file* file, int flags) {
    bool now = false;
    const int code = of(file)->owner->next_step(now);
    return code == SQLITE_OK ? real(file)->pMethods->xSync(real(file), flags) : SQLITE_IOERR_FSYNC;
  }
  static int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
  static int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), bytes, count, offset);
  }
  static int size(sqlite3_file* file, sqlite3_int64* out) {
    return real(file)->pMethods->xFileSize(real(file), out);
  }
  static int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
  static int unlock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
  }
  static int reserved(sqlite3_file* file, int* out) {
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
  }
  static int control(sqlite3_file* file, int what, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), what, argument);
  }
  static int sector(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
  static int traits(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
  static int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
  }
  static int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
  }
  static void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
  static int shm_unmap(sqlite3_file* file, int remove_it) {
    return real(file)->pMethods->xShmUnmap(real(file), remove_it);
  }

  static constexpr sqlite3_io_methods methods = {
      2,       close,  read,   write,   truncate, sync,        size,      lock,    unlock, reserved,
      control, sector, traits, shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

  sqlite3_vfs* system_ = nullptr;
  sqlite3_vfs vfs_{};
  std::uint64_t step_;
  std::uint64_t seen_ = 0;
  Fault fault_;
};

}  // namespace sayso::testing
