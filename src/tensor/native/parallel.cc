#include "parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace espalier {

namespace {

/** Parts of a loop that its caller and any idle threads take one after another. */
struct Loop {
  int64_t count, grain;
  const std::function<void(int64_t, int64_t)>* work;
  std::atomic<int64_t> next{0};
  std::atomic<int64_t> done{0};

  int64_t parts() const { return (count + grain - 1) / grain; }

  void run() {
    for (int64_t part = next++; part < parts(); part = next++) {
      (*work)(part * grain, std::min(count, (part + 1) * grain));
      done++;
    }
  }
};

/** A thread that takes parts of any caller's loop. The process ends without waiting for it. */
class Threads {
 public:
  explicit Threads(int helpers) {
    for (int helper = 0; helper < helpers; helper++) std::thread([this] { help(); }).detach();
  }

  void run(const std::shared_ptr<Loop>& loop, int helpers) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      for (int helper = 0; helper < helpers; helper++) waiting_.push_back(loop);
    }
    wake_.notify_all();
    loop->run();
    while (loop->done < loop->parts()) std::this_thread::yield();
  }

 private:
  void help() {
    for (;;) {
      std::shared_ptr<Loop> loop;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        wake_.wait(lock, [this] { return !waiting_.empty(); });
        loop = waiting_.front();
        waiting_.pop_front();
      }
      loop->run();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::shared_ptr<Loop>> waiting_;
};

/** As many as TensorFlow gives an operation, the calling one included. */
int threadsOfAnOperation() {
  const char* text = std::getenv("TF_NUM_INTRAOP_THREADS");
  return std::max(1, text == nullptr ? 1 : std::atoi(text));
}

}  // namespace

void inParallel(int64_t count, int64_t grain, const std::function<void(int64_t, int64_t)>& work) {
  static const int helpers = threadsOfAnOperation() - 1;
  static Threads* threads = new Threads(helpers);
  const auto loop = std::make_shared<Loop>();
  loop->count = count;
  loop->grain = std::max<int64_t>(1, grain);
  loop->work = &work;
  const int useful = static_cast<int>(std::min<int64_t>(helpers, loop->parts() - 1));
  if (useful > 0)
    threads->run(loop, useful);
  else
    loop->run();
}

}  // namespace espalier
