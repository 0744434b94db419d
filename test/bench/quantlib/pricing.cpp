// The floor of `npm run bench pricing`: the same options by QuantLib, on one core.
// Reads lines "call|put spot strike rate yield years volatility price" and prints nanoseconds an option for each method.

#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include <ql/pricingengines/blackcalculator.hpp>
#include <ql/pricingengines/blackformula.hpp>
#include <ql/pricingengines/vanilla/qdfpamericanengine.hpp>
#include <ql/processes/blackscholesprocess.hpp>

using namespace QuantLib;

namespace {

struct Case {
    Option::Type type;
    double spot, strike, rate, yield, years, volatility, price;
};

// The method itself, without the instruments and curves around it: the quickest way into QuantLib.
class FastAmerican : public QdFpAmericanEngine {
  public:
    FastAmerican() : QdFpAmericanEngine(ext::shared_ptr<GeneralizedBlackScholesProcess>(), fastScheme()) {}
    double price(const Case& c) const {
        return c.type == Option::Put
                   ? calculatePut(c.spot, c.strike, c.rate, c.yield, c.volatility, c.years)
                   : calculatePut(c.strike, c.spot, c.yield, c.rate, c.volatility, c.years);
    }
};

double sink = 0;

// The best of five rounds: what a busy machine adds is no part of the method.
double nanoseconds(const std::vector<Case>& cases, int repetitions, const std::function<double(const Case&)>& work) {
    double best = std::numeric_limits<double>::infinity();
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (int repetition = 0; repetition < repetitions; ++repetition)
            for (const Case& c : cases) sink += work(c);
        const std::chrono::duration<double, std::nano> passed = std::chrono::steady_clock::now() - start;
        best = std::min(best, passed.count() / (double(repetitions) * cases.size()));
    }
    return best;
}

}

int main() {
    std::vector<Case> cases;
    std::string type;
    Case c;
    while (std::cin >> type >> c.spot >> c.strike >> c.rate >> c.yield >> c.years >> c.volatility >> c.price) {
        c.type = type == "call" ? Option::Call : Option::Put;
        cases.push_back(c);
    }
    const FastAmerican american;
    const auto formula = [](const Case& each) {
        const double forward = each.spot * std::exp((each.rate - each.yield) * each.years);
        const BlackCalculator black(each.type, each.strike, forward, each.volatility * std::sqrt(each.years),
                                    std::exp(-each.rate * each.years));
        return black.value();
    };
    const auto implied = [](const Case& each) {
        const double forward = each.spot * std::exp((each.rate - each.yield) * each.years);
        try {
            return blackFormulaImpliedStdDev(each.type, each.strike, forward, each.price, std::exp(-each.rate * each.years),
                                             0.0, Null<Real>(), 1e-12, 200);
        } catch (const std::exception&) {
            return 0.0;
        }
    };
    std::printf("european %.3f\n", nanoseconds(cases, 1000, formula));
    std::printf("american %.3f\n", nanoseconds(cases, 20, [&](const Case& each) { return american.price(each); }));
    std::printf("implied %.3f\n", nanoseconds(cases, 20, implied));
    return std::isnan(sink) ? 1 : 0;
}
