package io.github.phasegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a package may use: only what stands below it, and each library only where it belongs. Sub-packages share the layer of their parent. */
final class LayerRules {

	static final String ROOT = "io.github.phasegen";

	/** From the bottom; packages of one layer do not know each other. */
	private static final List<Set<String>> LAYERS = List.of(
		Set.of("kspace", "volume"),
		Set.of("simulate", "metrics"),
		Set.of("io"),
		Set.of("nn"),
		Set.of("model"),
		Set.of("diffusion", "skullstrip", "recon"),
		Set.of("train", "export", "checkpoint"),
		Set.of("command", "ij1", "cli"));

	private static final Map<String, Set<String>> LIBRARIES = Map.of(
		"ai.djl", Set.of("nn", "model", "diffusion", "skullstrip", "recon", "train", "checkpoint"),
		"org.scijava", Set.of("command", "ij1"),
		"net.imagej", Set.of("command", "ij1"),
		"ij", Set.of("io", "command", "ij1"));

	private LayerRules() {}

	/** One line per forbidden use in the source, empty if there is none. */
	static List<String> violations(final String fileName, final SourceUses source) {
		final List<String> found = new ArrayList<>();
		final String user = layerPackage(source.packageName());
		if (height(user) < 0)
			found.add(fileName + ": package " + source.packageName() + " belongs to no layer");
		source.packages().forEach((used, types) -> {
			final String why = isOurs(used) ? whyNotBelow(user, layerPackage(used)) : whyNotLibrary(user, used);
			if (why != null)
				found.add(fileName + " uses " + used + "." + types + ": " + why);
		});
		return found;
	}

	/** A closed chain of our packages (sub-packages taken by themselves) that use each other, or an empty list. */
	static List<String> cycle(final Collection<SourceUses> sources) {
		final Map<String, SortedSet<String>> uses = new TreeMap<>();
		for (final SourceUses source : sources) {
			final SortedSet<String> used = uses.computeIfAbsent(source.packageName(), name -> new TreeSet<>());
			source.packages().keySet().stream().filter(LayerRules::isOurs).forEach(used::add);
		}
		final Set<String> done = new TreeSet<>();
		for (final String start : uses.keySet()) {
			final List<String> chain = cycleFrom(start, uses, new LinkedHashMap<>(), done);
			if (!chain.isEmpty())
				return chain;
		}
		return List.of();
	}

	private static List<String> cycleFrom(final String name, final Map<String, SortedSet<String>> uses,
		final Map<String, Boolean> path, final Set<String> done)
	{
		if (path.containsKey(name)) {
			final List<String> chain = new ArrayList<>(path.keySet());
			chain.add(name);
			return chain.subList(chain.indexOf(name), chain.size());
		}
		if (!done.add(name))
			return List.of();
		path.put(name, true);
		for (final String next : uses.getOrDefault(name, new TreeSet<>())) {
			final List<String> chain = cycleFrom(next, uses, path, done);
			if (!chain.isEmpty())
				return chain;
		}
		path.remove(name);
		return List.of();
	}

	private static String whyNotBelow(final String user, final String used) {
		if (user.equals(used)) return null;
		if (height(used) < 0) return "it belongs to no layer";
		if (height(used) < height(user)) return null;
		return used + " does not stand below " + user;
	}

	private static String whyNotLibrary(final String user, final String used) {
		final String library = LIBRARIES.keySet().stream().filter(name -> isIn(name, used)).findFirst().orElseThrow();
		return LIBRARIES.get(library).contains(user) ? null : library + " has no place in " + user;
	}

	/** The first segment below our root, "" for the root itself. */
	private static String layerPackage(final String packageName) {
		if (packageName.length() <= ROOT.length()) return "";
		return packageName.substring(ROOT.length() + 1).split("\\.")[0];
	}

	private static int height(final String layerPackage) {
		for (int i = 0; i < LAYERS.size(); i++) {
			if (LAYERS.get(i).contains(layerPackage)) return i;
		}
		return -1;
	}

	private static boolean isOurs(final String packageName) {
		return isIn(ROOT, packageName);
	}

	private static boolean isIn(final String parent, final String packageName) {
		return packageName.equals(parent) || packageName.startsWith(parent + ".");
	}
}
