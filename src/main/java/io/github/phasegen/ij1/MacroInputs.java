package io.github.phasegen.ij1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * The inputs of a command by a macro's options: its parameters' names as keys. Stricter than ImageJ's dialogs: unknown keys,
 * texts for numbers and images that are not open are errors.
 */
final class MacroInputs {

	private final List<ModuleItem<?>> items = new ArrayList<>();

	MacroInputs(final Module module) {
		module.getInfo().inputs().forEach(item -> {
			if (InputKind.of(item).isPresent()) items.add(item);
		});
	}

	/**
	 * @param options such as "model=default steps=20", as ImageJ records them
	 * @return values of the inputs that are named, and the current image if none is named
	 * @throws IllegalArgumentException naming key, what was found and what was expected
	 */
	Map<String, Object> parse(final String options) {
		final Map<String, String> texts = MacroOptions.parse(options);
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final ModuleItem<?> item : items) {
			final String text = texts.remove(item.getName());
			if (item.getType() == ImagePlus.class) values.put(item.getName(), image(item, text));
			else if (text != null) values.put(item.getName(), InputKind.of(item).orElseThrow().parse(item, variable(text)));
		}
		if (!texts.isEmpty()) throw new IllegalArgumentException("macro options: found " + texts.keySet() + ", expected " + items
			.stream().map(ModuleItem::getName).collect(Collectors.joining(", ")));
		return values;
	}

	private static ImagePlus image(final ModuleItem<?> item, final String title) {
		if (title == null) return WindowManager.getCurrentImage();
		final ImagePlus image = WindowManager.getImage(variable(title));
		if (image == null) throw new IllegalArgumentException(item.getName() + ": found no open image " + title +
			", expected the title of one");
		return image;
	}

	/** ImageJ's "key=&name" stands for the value of a macro variable. */
	private static String variable(final String text) {
		final Interpreter macro = Interpreter.getInstance();
		if (!text.startsWith("&") || macro == null) return text;
		final String name = text.substring(1);
		final String value = macro.getStringVariable(name);
		if (value != null) return value;
		final double number = macro.getVariable2(name);
		if (Double.isNaN(number)) throw new IllegalArgumentException("macro options: found " + text +
			", expected the name of a variable with a text or a number");
		return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
	}
}
