#include "claims/time_expression_resolve.hpp"

#include <algorithm>

#include "claims/time_expression_unit.hpp"

namespace sayso::claims {
namespace {

using std::chrono::days;

class Resolver {
 public:
  Resolver(const TimeTerm& term, const TimeContext& context) : term_(term), context_(context) {}

  Resolved run() {
    Resolved out;
    out.type = term_.part.empty() && !term_.clock ? "DATE" : "TIME";
    switch (term_.kind) {
      case TermKind::calendar:
        calendar(out);
        break;
      case TermKind::weekday:
        set_days(out, weekday_days(), TimeUnit::day);
        break;
      case TermKind::day:
        if (context_.published) set_day(out, add_days(*context_.published, term_.amount));
        break;
      case TermKind::clock:
        clock(out);
        break;
      case TermKind::unit:
        unit(out);
        break;
      case TermKind::weekend:
        weekend(out);
        break;
      case TermKind::season:
        season(out);
        break;
      case TermKind::quarter:
      case TermKind::half:
        quarter(out);
        break;
      case TermKind::decade:
        if (const auto first = make_date(*term_.year, 1, 1))
          set_days(out, unit_days(*first, TimeUnit::decade), TimeUnit::decade);
        break;
      case TermKind::century:
        out.value = padded(term_.number - 1, 2);
        if (const auto first = make_date((term_.number - 1) * 100, 1, 1)) {
          set_days(out, unit_days(*first, TimeUnit::century), TimeUnit::century);
        }
        break;
      case TermKind::shift:
        shift(out);
        break;
      case TermKind::duration:
        duration(out);
        break;
      case TermKind::set:
        out.type = "SET";
        out.value = term_.code.empty() ? duration_value(term_) : term_.code;
        break;
      case TermKind::fixed:
        out.value = term_.code;
        if (term_.code == "told") told(out);
        break;
      case TermKind::holiday:
        holiday(out);
        break;
    }
    // A night ends on the next morning.
    if (term_.code == "overnight" && out.days) {
      if (const auto next = add_days(out.days->first, 1)) out.days->last = *next;
    }
    if (out.days && term_.portion != Portion::whole)
      out.days = portion_of(*out.days, term_.portion, context_.published);
    return out;
  }

 private:
  void set_day(Resolved& out, std::optional<CalendarDate> date) {
    if (date) set_days(out, DayRange{*date, *date}, TimeUnit::day);
  }

  void set_days(Resolved& out, std::optional<DayRange> range, TimeUnit unit) {
    if (!range || !in_range(range->first) || !in_range(range->last)) return;
    out.days = range;
    out.unit = unit;
    out.value = unit_value(range->first, unit);
    if (unit == TimeUnit::day) out.value += time_suffix();
  }

  std::string time_suffix() const {
    if (term_.clock)
      return "T" + padded(term_.clock->hour, 2) + ":" + padded(std::max(term_.clock->minute, 0), 2);
    return term_.part.empty() ? "" : "T" + std::string(term_.part);
  }

  /// Of three candidates, a year apart, the one that the tense and the distance from the report speak for.
  template <class Make>
  std::optional<DayRange> nearest_year(Make make) const {
    if (!context_.published && !context_.told) return std::nullopt;
    const CalendarDate now = context_.published ? *context_.published : context_.told->first;
    std::optional<DayRange> best;
    std::int64_t best_cost = 0;
    for (const int offset : {0, -1, 1}) {
      const std::optional<DayRange> candidate = make(year_of(now) + offset);
      if (!candidate) continue;
      // News tells mostly of what is over: a day to come must be near to be meant in the past tense ("was
      // ordered to leave by Jan. 14").
      const std::int64_t ahead =
          context_.tense == Tense::past ? 16 : (context_.tense == Tense::future ? 1 : 6);
      const std::int64_t back = context_.tense == Tense::future ? 4 : 1;
      std::int64_t cost = 0;
      if (candidate->first > now) cost = (candidate->first - now).count() * ahead;
      if (candidate->last < now) cost = (now - candidate->last).count() * back;
      if (!best || cost < best_cost) {
        best = candidate;
        best_cost = cost;
      }
    }
    return best;
  }

  std::optional<int> told_year() const {
    if (term_.year) return term_.year;
    if (term_.year_offset && context_.published) return year_of(*context_.published) + *term_.year_offset;
    if (term_.which == Which::same && context_.told) return year_of(context_.told->first);
    return std::nullopt;
  }

  void calendar(Resolved& out) {
    const auto year = told_year();
    if (!term_.month) {
      if (year) set_days(out, whole_year(*year), TimeUnit::year);
      return;
    }
    const int month = *term_.month;
    if (!term_.day) {
      const auto make = [&](int y) { return whole_month(y, month); };
      set_days(out, year ? make(*year) : picked_year(make), TimeUnit::month);
      if (!out.days && !year) out.value = "XXXX-" + padded(month, 2);
      return;
    }
    const auto make = [&](int y) -> std::optional<DayRange> {
      const auto date = make_date(y, month, *term_.day);
      if (!date) return std::nullopt;
      return DayRange{*date, *date};
    };
    const auto before = context_.year_of_day.find({month, *term_.day});
    const bool known = !year && term_.which == Which::open && before != context_.year_of_day.end();
    auto found = year ? make(*year) : (known ? make(before->second) : picked_year(make));
    if (found && term_.unit == TimeUnit::week) {
      set_days(out, whole_week(found->first), TimeUnit::week);
      return;
    }
    set_days(out, found, TimeUnit::day);
    if (!found && !year) out.value = "XXXX-" + padded(month, 2) + "-" + padded(*term_.day, 2) + time_suffix();
  }

  /// "last November", "this May", "October".
  template <class Make>
  std::optional<DayRange> picked_year(Make make) const {
    if (!context_.published) return term_.which == Which::open ? nearest_year(make) : std::nullopt;
    const CalendarDate now = *context_.published;
    const int year = year_of(now);
    switch (term_.which) {
      case Which::last:
      case Which::before:
        for (const int offset : {0, -1}) {
          const std::optional<DayRange> candidate = make(year + offset);
          // In March, "last February" is that of the year before: the one just over needs no "last".
          constexpr days fresh{45};
          const bool just_over =
              candidate && now - candidate->last < fresh && candidate->last > candidate->first;
          if (candidate && candidate->last < now && !just_over) return candidate;
        }
        return std::nullopt;
      case Which::next:
      case Which::after:
        for (const int offset : {0, 1}) {
          const std::optional<DayRange> candidate = make(year + offset);
          if (candidate && candidate->first > now) return candidate;
        }
        return std::nullopt;
      case Which::current:
        return make(year);
      case Which::open:
      case Which::same:
      case Which::ago:
      case Which::from_now:
        break;
    }
    return nearest_year(make);
  }

  std::optional<DayRange> weekday_days() const {
    const int wanted = *term_.weekday;
    const bool relative = term_.which == Which::before || term_.which == Which::after;
    if (relative && context_.told) {
      const CalendarDate from = term_.which == Which::before ? context_.told->first : context_.told->last;
      const int gap = (wanted - weekday_of(from) + 7) % 7;
      const auto date = term_.which == Which::after ? add_days(from, gap == 0 ? 7 : gap)
                                                    : add_days(from, gap == 0 ? -7 : gap - 7);
      if (!date) return std::nullopt;
      return DayRange{*date, *date};
    }
    if (!context_.published) return std::nullopt;
    const CalendarDate now = *context_.published;
    std::optional<CalendarDate> date;
    if (term_.unit == TimeUnit::week) {
      const int week = term_.which == Which::last ? -1 : (term_.which == Which::next ? 1 : 0);
      date = add_days(monday_of(now), week * 7 + wanted - 1);
    } else {
      const int back = (weekday_of(now) - wanted + 7) % 7;
      const int ahead = (7 - back) % 7;
      switch (term_.which) {
        case Which::last:
        case Which::before:
          date = add_days(now, back == 0 ? -7 : -back);
          break;
        case Which::next:
        case Which::after:
          date = add_days(now, ahead == 0 ? 7 : ahead);
          break;
        case Which::current:
          date = add_days(now, context_.tense == Tense::past ? -back : ahead);
          break;
        case Which::open:
        case Which::same:
        case Which::ago:
        case Which::from_now:
          date = add_days(now, context_.tense == Tense::future ? ahead : -back);
          break;
      }
    }
    if (!date) return std::nullopt;
    return DayRange{*date, *date};
  }

  void clock(Resolved& out) {
    const bool told_day =
        context_.told && context_.told_unit == TimeUnit::day && context_.told->first == context_.told->last;
    if (told_day) {
      set_day(out, context_.told->first);
    } else if (context_.published) {
      set_day(out, *context_.published);
    } else {
      out.value = "XXXX-XX-XX" + time_suffix();
    }
  }

  void unit(Resolved& out) {
    const bool from_told =
        term_.which == Which::before || term_.which == Which::after || term_.which == Which::same;
    if (term_.unit == TimeUnit::quarter && term_.which == Which::same) {
      same_quarter(out);
      return;
    }
    std::optional<CalendarDate> from;
    // Only a day can be followed by "the next day"; "later in the day" is else the report's own.
    const bool fits = context_.told && (term_.unit != TimeUnit::day || context_.told_unit == TimeUnit::day);
    if (from_told && fits) from = term_.which == Which::after ? context_.told->last : context_.told->first;
    if (!from && (!from_told || term_.which == Which::same || !context_.told)) from = context_.published;
    if (!from) return;
    std::int64_t step = 0;
    if (term_.which == Which::last || term_.which == Which::before) step = -1;
    if (term_.which == Which::next || term_.which == Which::after) step = 1;
    const auto here = unit_days(*from, term_.unit);  // from its first day: no month is too short
    if (!here) return;
    const auto there = moved(here->first, term_.unit, step);
    if (there) set_days(out, unit_days(*there, term_.unit), term_.unit);
  }

  /// "since then", "at that time": what was told before.
  void told(Resolved& out) {
    out.value.clear();
    if (context_.told) set_days(out, context_.told, context_.told_unit);
  }

  void same_quarter(Resolved& out) {
    std::optional<DayRange> range = context_.quarter;
    if (!range && context_.published) {  // the last one that is over
      const auto now = unit_days(*context_.published, TimeUnit::quarter);
      const auto before = now ? moved(now->first, TimeUnit::quarter, -1) : std::nullopt;
      if (before) range = unit_days(*before, TimeUnit::quarter);
    }
    if (range && term_.year) range = quarter_days(*term_.year, quarter_of(range->first));
    set_days(out, range, TimeUnit::quarter);
  }

  void weekend(Resolved& out) {
    if (!context_.published) return;
    const CalendarDate now = *context_.published;
    const bool running = weekday_of(now) >= 6;
    int week = running ? 0 : -1;
    if (term_.which == Which::last || term_.which == Which::before) week = -1;
    if (term_.which == Which::next) week = running ? 1 : 0;
    if (term_.which == Which::current && (context_.tense != Tense::past || weekday_of(now) >= 5)) week = 0;
    if (term_.which == Which::open && context_.tense == Tense::future) week = 0;
    const CalendarDate saturday = monday_of(now) + days{week * 7 + 5};
    set_days(out, DayRange{saturday, saturday + days{1}}, TimeUnit::week);
    if (out.days) out.value += "-WE";
  }

  void season(Resolved& out) {
    const int first_month = term_.code == "SP" ? 3 : (term_.code == "SU" ? 6 : (term_.code == "FA" ? 9 : 12));
    const auto make = [&](int y) -> std::optional<DayRange> {
      const auto first = make_date(y, first_month, 1);
      const auto last = first ? add_months(*first, 3) : std::nullopt;
      if (!first || !last) return std::nullopt;
      return DayRange{*first, *last - days{1}};
    };
    const auto year = told_year();
    const auto range = year ? make(*year) : picked_year(make);
    if (!range) return;
    set_days(out, range, TimeUnit::quarter);
    out.value = padded(year_of(range->first), 4) + "-" + term_.code;
  }

  void quarter(Resolved& out) {
    const bool half = term_.kind == TermKind::half;
    const auto make = [&](int y) -> std::optional<DayRange> {
      if (!half) return quarter_days(y, term_.number);
      const auto first = quarter_days(y, term_.number * 2 - 1);
      const auto last = quarter_days(y, term_.number * 2);
      if (!first || !last) return std::nullopt;
      return DayRange{first->first, last->last};
    };
    const auto year = told_year();
    const auto range = year ? make(*year) : nearest_year(make);
    if (!range) return;
    set_days(out, range, TimeUnit::quarter);
    if (half) out.value = padded(year_of(range->first), 4) + "-H" + std::to_string(term_.number);
  }

  void shift(Resolved& out) {
    const bool from_told = term_.which == Which::before || term_.which == Which::after;
    const int sign = term_.which == Which::ago || term_.which == Which::before ? -1 : 1;
    if (term_.vague) {
      if (from_told) {  // "hours later": how long after what was told
        out.type = "DURATION";
        out.value = duration_value(term_);
      } else {
        out.value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
      }
      const auto day = context_.published;
      if (term_.unit <= TimeUnit::hour && day) out.days = DayRange{*day, *day};
      return;
    }
    if (term_.unit <= TimeUnit::hour) {
      out.type = "DURATION";
      out.value = duration_value(term_);
      const auto from = from_told && context_.told ? std::optional(context_.told->first) : context_.published;
      const auto there = from ? moved(*from, term_.unit, sign * term_.amount) : std::nullopt;
      if (there) out.days = DayRange{*there, *there};
      return;
    }
    // Compared with a quarter, "a year earlier" is a quarter too.
    if (term_.unit == TimeUnit::year && context_.quarter && sign < 0 && term_.amount < 3) {
      const auto there = moved(context_.quarter->first, TimeUnit::year, sign * term_.amount);
      if (there) set_days(out, unit_days(*there, TimeUnit::quarter), TimeUnit::quarter);
      return;
    }
    std::optional<CalendarDate> from;
    if (from_told && context_.told) from = sign < 0 ? context_.told->first : context_.told->last;
    if (!from) from = context_.published;
    if (!from) return;
    auto there = moved(*from, term_.unit, sign * term_.amount);
    if (there && term_.half && term_.unit == TimeUnit::year)
      there = add_months(*there, std::int64_t{6} * sign);
    if (!there) return;
    set_days(out, unit_days(*there, term_.unit), term_.unit);
    // The value keeps the unit's grain; the days are as near as people mean them: "two weeks ago" is a day,
    // "a year ago" a month.
    if (term_.unit == TimeUnit::week) out.days = DayRange{*there, *there};
    if (term_.unit == TimeUnit::year && term_.amount == 1) out.days = unit_days(*there, TimeUnit::month);
  }

  void duration(Resolved& out) {
    out.type = "DURATION";
    out.value = duration_value(term_);
    if (term_.which == Which::open || (term_.vague && term_.amount == 1) || !context_.published) return;
    const CalendarDate now = *context_.published;
    const std::int64_t amount = term_.unit == TimeUnit::hour ? (term_.amount + 23) / 24 * 24 : term_.amount;
    const auto other = moved(now, term_.unit, term_.which == Which::last ? -amount : amount);
    if (!other) return;
    out.days = term_.which == Which::last ? DayRange{*other, now} : DayRange{now, *other};
  }

  void holiday(Resolved& out) {
    const auto make = [&](int y) -> std::optional<DayRange> {
      const auto date = feast(term_.code, y);
      if (!date) return std::nullopt;
      return DayRange{*date, *date};
    };
    const auto year = told_year();
    set_days(out, year ? make(*year) : picked_year(make), TimeUnit::day);
  }

  const TimeTerm& term_;
  const TimeContext& context_;
};

}  // namespace

Resolved resolve(const TimeTerm& term, const TimeContext& context) { return Resolver(term, context).run(); }

}  // namespace sayso::claims
