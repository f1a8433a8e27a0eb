package io.github.phasegen.train.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Means over heads: a head's images, folds, repeats and acquisitions are averaged first, so that heads are what is independent. */
final class Summary {

	private final List<Measurement> measurements;

	Summary(final List<Measurement> measurements) {
		this.measurements = List.copyOf(measurements);
	}

	/** The same of some of the measurements. */
	Summary only(final Predicate<Measurement> some) {
		return new Summary(measurements.stream().filter(some).toList());
	}

	Summary of(final String variant, final String condition) {
		return only(found -> found.variant().equals(variant) && found.condition().equals(condition));
	}

	List<Measurement> measurements() {
		return measurements;
	}

	/** Mean by head; heads without a defined value are left out. */
	Map<String, Double> byHead(final Measure measure) {
		final Map<String, List<Double>> values = new TreeMap<>();
		for (final Measurement found : measurements)
			if (!Double.isNaN(found.value(measure))) values.computeIfAbsent(found.head(), head -> new ArrayList<>()).add(found.value(measure));
		final Map<String, Double> means = new TreeMap<>();
		values.forEach((head, all) -> means.put(head, all.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
		return means;
	}

	MeanInterval mean(final Measure measure) {
		return MeanInterval.of(byHead(measure).values());
	}

	/** This minus other, over the heads that both have. */
	MeanInterval difference(final Summary other, final Measure measure) {
		final Map<String, Double> others = other.byHead(measure);
		final List<Double> differences = new ArrayList<>();
		byHead(measure).forEach((head, value) -> {
			if (others.containsKey(head)) differences.add(value - others.get(head));
		});
		return MeanInterval.of(differences);
	}

	/** Number of measurements where the measure is undefined. */
	long undefined(final Measure measure) {
		return measurements.stream().filter(found -> Double.isNaN(found.value(measure))).count();
	}
}
